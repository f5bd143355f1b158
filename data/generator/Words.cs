namespace Katas.Data;

/// <summary>The words that the templates are filled with. The names of the two splits have nothing in common.</summary>
internal static class Words
{
    public static readonly string[] Good =
        ["good", "brilliant", "charming", "superb", "clever", "touching", "fresh", "gripping"];

    public static readonly string[] Bad =
        ["bad", "awful", "dull", "boring", "clumsy", "silly", "stale", "tiresome"];

    public static readonly string[] Degrees = ["very", "rather", "truly", "really", "quite"];

    public static readonly string[] Works =
    [
        "film", "book", "play", "story", "plot", "music", "acting", "ending", "dialogue", "song", "cast", "script",
        "opening", "costume", "humour", "direction",
    ];

    /// <summary>Nouns in the singular and in the plural.</summary>
    public static readonly (string One, string Many)[] Things =
    [
        ("key", "keys"), ("cabinet", "cabinets"), ("house", "houses"), ("tree", "trees"), ("picture", "pictures"),
        ("table", "tables"), ("lamp", "lamps"), ("window", "windows"), ("door", "doors"), ("chair", "chairs"),
        ("box", "boxes"), ("wall", "walls"), ("car", "cars"), ("bridge", "bridges"), ("garden", "gardens"),
        ("road", "roads"), ("tower", "towers"), ("boat", "boats"), ("shop", "shops"), ("clock", "clocks"),
    ];

    public static readonly string[] Places = ["near", "behind", "beside", "above", "below", "opposite"];

    public static readonly string[] Looks =
        ["old", "new", "small", "red", "grey", "broken", "pretty", "clean", "famous", "expensive"];

    public static readonly string[] Days =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static readonly string[] Jobs =
        ["doctor", "painter", "teacher", "lawyer", "singer", "baker", "writer", "dancer", "pilot", "farmer"];

    public static readonly string[] Shops = ["bakery", "cafe", "bookshop", "gallery", "school", "hotel", "studio"];

    /// <summary>First names as reviews and sentences mention them, in lower case.</summary>
    public static IReadOnlyList<string> People(Split split) => split == Split.Train
        ?
        [
            "anna", "ben", "clara", "david", "emma", "felix", "greta", "henry", "ida", "jonas", "karla", "leon",
            "marie", "nils", "olga", "peter", "rosa", "simon", "tina", "ulrich", "vera", "walter", "yvonne", "zoe",
        ]
        :
        [
            "agnes", "bruno", "carmen", "dario", "elsa", "fritz", "gloria", "hugo", "irene", "julius", "lydia",
            "moritz",
        ];

    /// <summary>Names of people that are places elsewhere, and companies now and then.</summary>
    public static IReadOnlyList<string> Names(Split split) => split == Split.Train
        ?
        [
            "Jordan", "Florence", "Paris", "Sydney", "Austin", "Victoria", "Lincoln", "Chelsea", "Georgia",
            "Washington", "Madison", "Charlotte", "Savannah", "Dakota", "Virginia", "Carolina", "Israel", "Chad",
            "Jackson", "Raleigh", "Alexandria", "Lourdes", "Santiago", "Valencia", "Lorraine", "Devon", "Chester",
            "Preston", "Lancaster", "Hamilton", "Wellington", "Nelson", "Darwin", "Trinidad", "London", "Holland",
            "Bristol", "Camden", "Clifton", "Kent", "Logan", "Tyrone", "Clare", "Kerry",
        ]
        :
        [
            "Brooklyn", "Kingston", "Orlando", "Milan", "Vienna", "Sofia", "Verona", "Adelaide", "Houston", "Dallas",
            "Phoenix", "Denver", "Cairo", "Kenya", "India", "Troy", "Montana", "Aspen", "Boston", "Salem", "Memphis",
            "Geneva",
        ];

    public static IReadOnlyList<string> Surnames(Split split) => split == Split.Train
        ?
        [
            "Miller", "Novak", "Okafor", "Rossi", "Larsen", "Tanaka", "Silva", "Keller", "Dubois", "Haddad",
            "Kowalski", "Murphy",
        ]
        : ["Fischer", "Moreau", "Ivanova", "Santos", "Nakamura", "Andersen"];
}
