"""How the language model was trained: ``python -m legation.language.train --treebanks DIR --out DIR``.

Needs ``pip install legation[train]``; nothing else in the package imports it.
"""
