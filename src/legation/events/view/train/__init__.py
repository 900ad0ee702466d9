"""How the learned view was trained: ``python -m legation.events.view.train --corpora DIR --pages DIR --out DIR``.

Needs ``pip install legation[train]``; nothing else in the package imports it.
"""
