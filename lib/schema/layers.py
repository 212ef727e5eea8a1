"""Every GeoJSON layer of the package: measuring borders, the base map, the rail corridor."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lib.schema.field import Field
from lib.schema.licences import BSD_3, CC_BY_4, MIT, ODBL_1, PUBLIC_DOMAIN, Licence
from lib.schema.table import GeometryType, Layer

__all__ = ["LAYERS"]

ID = Field("id", "id", "Id of the feature.", required=True)
ISO3 = Field(
    "iso3",
    "text",
    "Country, ISO 3166-1 alpha-3; blank where it has none.",
    pattern="[A-Z]{3}",
    hint="write three capital letters, as in UKR",
)
NAME = Field("name", "text", "Name in English.")

_LINES: tuple[GeometryType, ...] = ("LineString", "MultiLineString")
_AREAS: tuple[GeometryType, ...] = ("Polygon", "MultiPolygon")
#: Ukraine's outline with a margin; no swapped position lies in it.
_UKRAINE = (21.0, 43.0, 42.0, 53.0)
_CRIMEA_BOUNDS = (32.0, 44.0, 37.0, 47.0)
_FAR_EAST = (127.0, 40.0, 137.0, 47.0)


def _border(
    name: str,
    title: str,
    licence: Licence,
    bounds: tuple[float, float, float, float],
    geometry_types: tuple[GeometryType, ...] = _AREAS,
) -> Layer:
    return Layer(
        name=name,
        title=title,
        meaning=f"{title}, for measuring; the table borders has its definition and quality.",
        geometry_types=geometry_types,
        fields=(ID, ISO3, NAME),
        licence=licence,
        bounds=bounds,
    )


def _base_map(
    name: str, title: str, geometry_types: tuple[GeometryType, ...], licence: Licence
) -> tuple[Layer, Layer]:
    """Return the coarse and the fine layer of one theme of the base map."""
    coarse, fine = (
        Layer(
            name=f"{name}-{grade}",
            title=f"{title}, {zooms}",
            meaning=f"{title} of the base map, for {zooms}.",
            geometry_types=geometry_types,
            fields=(ID,),
            licence=licence,
            bounds=bounds,
        )
        for grade, zooms, bounds in (
            ("coarse", "zoom 2 to 5", (-10.0, 15.0, 180.0, 85.0)),
            ("fine", "zoom 6 and closer", (10.0, 20.0, 160.0, 75.0)),
        )
    )
    return coarse, fine


_BORDERS = (
    _border("border-ukraine", "Ukraine's recognised outline", ODBL_1, _UKRAINE),
    _border(
        "border-ukraine-visionscarto-50m",
        "Ukraine's recognised outline, 1:50m",
        BSD_3,
        _UKRAINE,
    ),
    _border(
        "border-ukraine-plotly-50m",
        "Ukraine's recognised outline, 1:50m, second source",
        MIT,
        _UKRAINE,
    ),
    _border(
        "border-ukraine-land-border",
        "Ukraine's border on land",
        ODBL_1,
        _UKRAINE,
        _LINES,
    ),
    _border("border-ukraine-de-facto", "Ukraine's outline de facto", PUBLIC_DOMAIN, _UKRAINE),
    _border("border-russia", "Russia's outline in Primorye", ODBL_1, _FAR_EAST, _LINES),
    _border(
        "border-dprk-russia",
        "Border between North Korea and Russia",
        ODBL_1,
        _FAR_EAST,
        _LINES,
    ),
)

_COUNTRIES = Layer(
    name="countries",
    title="Countries as areas",
    meaning="To tell which country a position lies in; simplified to about 8 km, never drawn.",
    geometry_types=_AREAS,
    fields=(ID, ISO3, NAME),
    licence=ODBL_1,
)

_CRIMEA = Layer(
    name="crimea",
    title="Crimea",
    meaning="The peninsula, to be marked: recognised as Ukraine's, held by Russia since 2014.",
    geometry_types=_AREAS,
    fields=(ID, ISO3, NAME),
    licence=ODBL_1,
    bounds=_CRIMEA_BOUNDS,
)

_CRIMEA_HATCH = Layer(
    name="crimea_hatch",
    title="Hatching over Crimea",
    meaning="The lines by which Crimea is marked, 12 km apart in the map's projection.",
    geometry_types=_LINES,
    fields=(ID,),
    licence=ODBL_1,
    bounds=_CRIMEA_BOUNDS,
)

_PLACE_NAMES = Layer(
    name="place_names",
    title="Names on the base map",
    meaning="Towns, countries and waters to find one's way by, with today's spellings.",
    geometry_types=("Point",),
    fields=(
        ID,
        Field("name", "text", "The name as the map prints it.", required=True),
        Field(
            "kind",
            "text",
            "Kind of thing that is named.",
            required=True,
            codes=MappingProxyType(
                {
                    "town": "A town, at its position in GeoNames.",
                    "country": "A country, where there is room for its name.",
                    "sea": "A sea or large lake, where there is room for its name.",
                }
            ),
        ),
        Field(
            "rank",
            "integer",
            "Order in which names are placed: 1 comes first.",
            required=True,
            minimum=1,
            maximum=9,
        ),
        ISO3,
        Field(
            "geonames_id",
            "text",
            "Id of a town in GeoNames.",
            pattern="[1-9][0-9]{0,9}",
            hint="write the digits of the id",
        ),
    ),
    licence=CC_BY_4,
    bounds=(10.0, 20.0, 160.0, 75.0),
)

_RAIL_SEGMENTS = Layer(
    name="rail_segments",
    title="Lines of the rail segments",
    meaning="The line of each segment of the table rail_segments, simplified.",
    geometry_types=_LINES,
    fields=(
        Field(
            "id",
            "id",
            "Id of the segment.",
            required=True,
            references=("rail_segments",),
        ),
    ),
    licence=ODBL_1,
    bounds=(36.0, 40.0, 140.0, 62.0),
)

_SEA_LEGS = Layer(
    name="sea_legs",
    title="Shortest ways over water",
    meaning="The shortest way over water between two ports of the record: inferred, and shorter "
    "than any ship's own way.",
    geometry_types=_LINES,
    fields=(
        ID,
        Field(
            "from_place",
            "id",
            "Port at the start of the line.",
            required=True,
            references=("places",),
        ),
        Field(
            "to_place",
            "id",
            "Port at its end.",
            required=True,
            references=("places",),
        ),
    ),
    licence=ODBL_1,
    bounds=_FAR_EAST,
)

#: The layers by name, in the order in which they are read, checked and described.
LAYERS: Mapping[str, Layer] = MappingProxyType(
    {
        layer.name: layer
        for layer in (
            *_BORDERS,
            _CRIMEA,
            _CRIMEA_HATCH,
            _COUNTRIES,
            *_base_map("land", "Land", _AREAS, ODBL_1),
            *_base_map("lakes", "Lakes and reservoirs", _AREAS, ODBL_1),
            *_base_map("rivers", "Rivers", _LINES, MIT),
            *_base_map("countries", "Boundaries between countries", _LINES, ODBL_1),
            _PLACE_NAMES,
            _RAIL_SEGMENTS,
            _SEA_LEGS,
        )
    }
)
