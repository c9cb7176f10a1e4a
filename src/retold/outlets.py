"""Outlet names in, identities out: are "The Ledger", "ledger.example" and "the Harbour Ledger" one outlet?"""
