"""The peer of `cold_start.py`: OpenFisca's country template does import, build and one calculation.

In: nothing. Out: the income tax of one person in one month. Runs in the peer's own environment, never in ours.
"""

from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

system = CountryTaxBenefitSystem()
situation = {
    "persons": {"ana": {"salary": {"2017-01": 4000}}},
    "households": {"home": {"adults": ["ana"]}},
}
print(SimulationBuilder().build_from_entities(system, situation).calculate("income_tax", "2017-01"))
