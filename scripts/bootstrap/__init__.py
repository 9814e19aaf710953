"""Sets up ``.venv`` for the two entry scripts.  Standard library only: nothing is installed yet.

``needed_python``  refuses a Python that is too old, in words it can still read
``console``        progress and advice, Vietnamese first
``stamp``          what a finished set-up was made from, and which steps are left
``exclusive``      one set-up at a time
``advice``         what pip's complaints mean and what to do about them
``environment``    does the steps
``hand_over``      runs the real command with the Python of ``.venv``
``lock``           (by hand) makes the locks of dependencies anew
"""
