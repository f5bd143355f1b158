namespace Katas.Data.Translation;

/// <summary>The two genders of French nouns.</summary>
internal enum Gender
{
    Masculine,
    Feminine,
}

/// <summary>What a verb or an adjective agrees with.</summary>
/// <param name="Gender">Gender in French.</param>
/// <param name="Plural">Whether it is more than one.</param>
/// <param name="First">First person (I, we), instead of the third.</param>
internal readonly record struct Features(Gender Gender, bool Plural, bool First = false)
{
    /// <summary>Which of four forms of a verb it takes: I, he or she, we, they.</summary>
    public int Form => (First, Plural) switch
    {
        (true, false) => 0,
        (false, false) => 1,
        (true, true) => 2,
        _ => 3,
    };

    /// <summary>Which of four forms of an adjective it takes: masculine, feminine, and both in the plural.</summary>
    public int Ending => (Plural ? 2 : 0) + (Gender == Gender.Feminine ? 1 : 0);
}

/// <summary>What a noun is, so that verbs and adjectives make sense with it.</summary>
[Flags]
internal enum Kinds
{
    Person = 1,
    Animal = 2,
    Thing = 4,
    Place = 8,
    Food = 16,
    Text = 32,
    Container = 64,

    /// <summary>A thing that others are under or beside.</summary>
    Spot = 128,
    Alive = Person | Animal,
}

/// <summary>
/// Each English tense has one in French: "sees", "saw", "was watching", "will see" are voit, a vu, regardait, verra.
/// </summary>
internal enum Tense
{
    Present,
    Past,
    Progressive,
    Future,
}

/// <summary>What takes the place of "pas": nothing, a negation, or an adverb.</summary>
internal enum Manner
{
    Plain,
    Not,
    Never,
    NoLonger,
    Often,
    Always,
}

/// <summary>What comes before a noun.</summary>
internal enum Determiner
{
    The,
    A,
    This,
    My,
    His,
    Her,
    Our,
    Their,
    Each,
    Two,
    Three,
    Four,
    Five,
}
