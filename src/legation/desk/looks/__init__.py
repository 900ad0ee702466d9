"""The pages of the desk, one file each: what an address asks for, gathered as a view."""
