namespace Katas.Data.Stories;

/// <summary>The words that stories are told with.</summary>
internal static class StoryWords
{
    public static readonly IReadOnlyList<Character> People =
    [
        .. from name in new[]
           {
               "Anna", "Clara", "Emma", "Greta", "Ida", "Julia", "Laura", "Maria", "Nina", "Olga", "Rosa", "Sarah",
               "Tina", "Vera", "Zoe", "Mara",
           }
           select new Character(name, IsWoman: true),
        .. from name in new[]
           {
               "Adam", "Ben", "David", "Felix", "Henry", "Jonas", "Karl", "Leon", "Martin", "Nils", "Oscar", "Peter",
               "Robert", "Simon", "Tom", "Victor",
           }
           select new Character(name, IsWoman: false),
    ];

    public static readonly string[] Jobs =
        ["baker", "painter", "singer", "farmer", "tailor", "gardener", "fisher", "writer", "clockmaker", "shepherd"];

    /// <summary>What somebody is at the beginning, and no longer at the end.</summary>
    public static readonly string[] Worries = ["poor", "lonely", "sad", "tired", "unlucky", "nervous"];

    public static readonly string[] Homes = ["house", "hut", "cottage", "tower", "mill", "room"];

    public static readonly string[] Looks = ["small", "old", "red", "white", "crooked", "narrow", "quiet", "warm"];

    public static readonly string[] Waters = ["river", "lake", "sea", "harbour", "forest", "bridge", "market", "church"];

    /// <summary>One and many.</summary>
    public static readonly (string One, string Many)[] Animals =
    [
        ("cat", "cats"), ("dog", "dogs"), ("goose", "geese"), ("hen", "hens"), ("goat", "goats"), ("mouse", "mice"),
        ("pony", "ponies"), ("rabbit", "rabbits"),
    ];

    public static readonly string[] Colours = ["black", "brown", "grey", "white", "spotted", "fat", "clever", "shy"];

    public static readonly string[] Moods = ["hungry", "happy", "noisy", "sleepy", "curious", "afraid"];

    public static readonly string[] Things =
        ["key", "ring", "book", "coat", "lamp", "letter", "mirror", "violin", "map", "spoon", "crown", "clock"];

    public static readonly string[] Materials =
        ["silver", "golden", "wooden", "broken", "tiny", "heavy", "strange", "beautiful", "dusty", "blue"];

    public static readonly string[] Spots =
        ["an oak tree", "a stone", "the old wall", "a bench", "the fountain", "a haystack", "the stairs", "a boat"];

    public static readonly string[] Prepositions = ["under", "behind", "beside", "near"];

    /// <summary>Somebody to whom a thing may belong, and where they are to be found: one sentence decides the next one.</summary>
    public static readonly (string Owner, bool IsWoman, string Place)[] Owners =
    [
        ("king", false, "castle"), ("queen", true, "palace"), ("miller", false, "windmill"), ("captain", false, "ship"),
        ("teacher", true, "school"), ("priest", false, "chapel"), ("doctor", true, "hospital"), ("witch", true, "cave"),
        ("giant", false, "mountain"), ("nurse", true, "village"),
    ];

    public static readonly string[] Gifts = ["coins", "apples", "cakes", "pearls", "books", "eggs"];

    public static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static readonly string[] Times = ["One morning", "One day", "One evening", "Last winter", "On a rainy day", "After breakfast"];

    public static readonly string[] Weather =
        ["The sun was shining", "It was snowing", "The wind was cold", "The moon was full", "It was raining"];

    public static readonly string[] Manners = ["quietly", "kindly", "slowly", "at once", "with a smile", "in a low voice"];

    public static readonly string[] Walks =
        ["walking home", "looking for berries", "singing a song", "going to the market", "carrying water", "resting"];
}

/// <summary>Somebody in a story: what they are called decides he or she, wherever they appear again.</summary>
internal sealed record Character(string Name, bool IsWoman)
{
    public string He => IsWoman ? "she" : "he";

    public string Him => IsWoman ? "her" : "him";

    public string His => IsWoman ? "her" : "his";

    /// <summary>A companion's part.</summary>
    public string Sibling => IsWoman ? "sister" : "brother";
}
