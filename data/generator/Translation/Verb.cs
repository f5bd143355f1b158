namespace Katas.Data.Translation;

/// <summary>A verb in both languages.</summary>
/// <param name="English">see, sees, saw, seeing.</param>
/// <param name="With">A preposition that English needs and French does not: look "for".</param>
/// <param name="Infinitive">voir.</param>
/// <param name="Present">je, il, nous, ils: vois, voit, voyons, voient.</param>
/// <param name="Imperfect">The stem of the imparfait: voy.</param>
/// <param name="Future">The stem of the futur: verr.</param>
/// <param name="Participle">vu.</param>
internal sealed record Verb(
    string[] English,
    string With,
    string Infinitive,
    string[] Present,
    string Imperfect,
    string Future,
    string Participle)
{
    /// <summary>Être and avoir, of which the others' perfect is made.</summary>
    public static readonly Verb Be =
        Create("be is was being", "être", "suis est sommes sont", "ét", "ser", "été");

    public static readonly Verb Have =
        Create("have has had having", "avoir", "ai a avons ont", "av", "aur", "eu");

    private static readonly string[] s_imperfect = ["ais", "ait", "ions", "aient"];

    private static readonly string[] s_future = ["ai", "a", "ons", "ont"];

    /// <summary>What its subject can be.</summary>
    public Kinds Subjects { get; init; } = Kinds.Person;

    /// <summary>What its object can be; nothing for a verb that takes none.</summary>
    public Kinds Objects { get; init; }

    /// <summary>Whether English says "was seeing" of it.</summary>
    public bool IsAction { get; init; } = true;

    /// <summary>Whether it lasts: "knew" would be the imparfait, and is left out.</summary>
    public bool IsState { get; init; }

    /// <summary>Whether its perfect is made with être, and its participle agrees with its subject.</summary>
    public bool WithBe { get; init; }

    /// <summary>Creates a verb of the first group, whose forms all follow from its stem.</summary>
    public static Verb Er(string english, string infinitive)
    {
        string stem = infinitive[..^2];
        string soft = stem[^1] == 'g' ? stem + "e" : stem; // mangeons, mangeait
        return Create(
            english,
            infinitive,
            $"{stem}e {stem}e {soft}ons {stem}ent",
            soft,
            infinitive,
            stem + "é");
    }

    /// <summary>Creates any other verb.</summary>
    public static Verb Create(
        string english, string infinitive, string present, string imperfect, string future, string participle)
    {
        string[] parts = english.Split('+');
        return new Verb(
            parts[0].Split(' '),
            parts.Length == 2 ? parts[1] : "",
            infinitive,
            present.Split(' '),
            imperfect,
            future,
            participle);
    }

    /// <summary>A simple form of French: présent, imparfait or futur.</summary>
    public string French(Tense tense, Features subject) => tense switch
    {
        Tense.Present => Present[subject.Form],
        Tense.Progressive => (Imperfect + s_imperfect[subject.Form]).Replace("geions", "gions"),
        Tense.Future => Future + s_future[subject.Form],
        _ => throw new ArgumentOutOfRangeException(nameof(tense), tense, "The past is made of two words."),
    };

    /// <summary>The participle, agreeing with what it has to.</summary>
    public string Agreeing(Features? with) => with is not { } features
        ? Participle
        : Participle
            + (features.Gender == Gender.Feminine ? "e" : "")
            + (features.Plural && (features.Gender == Gender.Feminine || Participle[^1] != 's') ? "s" : "");
}
