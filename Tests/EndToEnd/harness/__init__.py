"""Drives the real programs: a district, a station, a simulated reader and the menu in a terminal emulator.

Used by the end-to-end tests, by `provisioning/try` and by the benchmarks.
"""
