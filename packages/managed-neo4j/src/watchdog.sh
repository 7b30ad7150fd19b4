#!/bin/sh
# usage: watchdog.sh GRACE COMMAND [ARGUMENT...]
#
# Runs COMMAND and ends it when standard input closes, that is when the process that holds the other end stops it or
# dies, however it dies. COMMAND gets SIGTERM first and, GRACE seconds later, this process group gets SIGKILL.
# Must be started as the leader of a process group of its own. Exits with the code of COMMAND.

grace=$1
shift

command=
asked=
trap 'asked=1; [ -z "$command" ] || kill -s TERM "$command" 2>/dev/null' TERM INT HUP

# Descriptor 3, because a shell gives its background jobs /dev/null as standard input.
exec 3<&0 </dev/null
"$@" 3<&- &
command=$!
[ -z "$asked" ] || kill -s TERM "$command" 2>/dev/null

# Only the main shell signals COMMAND by number: it alone knows that the number is not yet another process's.
(
  while read -r _ <&3; do :; done
  kill -s TERM "$$"
  sleep "$grace"
  kill -s KILL -- "-$$"
) &

# A trapped signal ends a wait early: wait again until the command has really ended.
wait "$command"
code=$?
while kill -0 "$command" 2>/dev/null; do
  wait "$command"
  code=$?
done

# Ends the subshell above and its sleep, and leaves no remains to whoever inherits them: in a container, nobody does.
trap '' TERM
kill -s TERM -- "-$$"
wait 2>/dev/null
exit "$code"
