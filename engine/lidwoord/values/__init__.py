"""The values that rules calculate with.

In: nothing of the other packages. Out: exact numbers, units, types, periods, calendar dates, and the
strict Dutch notation in which a value is read and written.
"""
