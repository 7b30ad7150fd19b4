"""Executes every notebook and fails where a cell does, or where one has no figure."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

for path in sorted(Path(__file__).parent.glob("notebooks/*.ipynb")):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    figures = sum("image/png" in output.get("data", {}) for output in outputs)
    links = sum(output.get("text", "").count("?release=") for output in outputs)
    if figures < 3 or links < 3:
        raise SystemExit(f"{path.name}: {figures} figures and {links} citations")
    print(f"{path.name}: {figures} figures, {links} citations")
