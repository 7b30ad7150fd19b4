// In which order are the relationships of something that many share listed? As they were loaded. Written for what a body receives;
// every type that has such a thing at one of its ends has its own.
CREATE INDEX benefits_to_shared IF NOT EXISTS FOR ()-[link:BENEFITS]-() ON (link.toShared, link.position)
