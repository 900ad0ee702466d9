"""How the language model was trained. Needs ``pip install legation[train]``; nothing else in the package imports it.

    python -m legation.language.train --treebanks DIR --out DIR
"""
