namespace Katas.Data.Translation;

/// <summary>The same words in both languages, and what they agree with.</summary>
/// <param name="English">In English.</param>
/// <param name="French">In French.</param>
/// <param name="Features">What a verb, an adjective or a pronoun takes from it.</param>
internal record Phrase(string English, string French, Features Features)
{
    public static readonly Phrase I = new("I", "je", new(Gender.Masculine, Plural: false, First: true));
    public static readonly Phrase We = new("we", "nous", new(Gender.Masculine, Plural: true, First: true));
    public static readonly Phrase He = new("he", "il", new(Gender.Masculine, Plural: false));
    public static readonly Phrase She = new("she", "elle", new(Gender.Feminine, Plural: false));

    /// <summary>People's names, written alike in both languages.</summary>
    public static readonly IReadOnlyList<Phrase> Names =
    [
        .. from name in new[] { "Paul", "Louis", "Marc", "Eric", "Simon" } select Name(name, Gender.Masculine),
        .. from name in new[] { "Marie", "Anne", "Claire", "Alice", "Julie" } select Name(name, Gender.Feminine),
    ];

    /// <summary>He, she, it or they, in place of something named before: its gender decides in French.</summary>
    public Phrase Pronoun(Kinds kinds) => this with
    {
        English = Features.Plural ? "they"
            : !kinds.HasFlag(Kinds.Person) ? "it"
            : Features.Gender == Gender.Masculine ? "he" : "she",
        French = (Features.Gender == Gender.Masculine ? "il" : "elle") + (Features.Plural ? "s" : ""),
    };

    private static Phrase Name(string name, Gender gender) => new(name, name, new(gender, Plural: false));
}

/// <summary>A noun with the words around it.</summary>
/// <param name="English">In English.</param>
/// <param name="French">In French.</param>
/// <param name="Features">What agrees with it.</param>
/// <param name="Head">The noun itself.</param>
/// <param name="Attribute">The adjective beside it, if there is one.</param>
internal sealed record NounPhrase(
    string English, string French, Features Features, Noun Head, Adjective? Attribute = null)
    : Phrase(English, French, Features)
{
    private static readonly string[] s_determiners =
        ["the", "a", "this", "my", "his", "her", "our", "their", "each", "two", "three", "four", "five"];

    /// <summary>Puts one together.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="plural">Whether it is more than one.</param>
    /// <param name="determiner">What comes before it.</param>
    /// <param name="adjective">An adjective, which in French agrees, and stands before the noun or after it.</param>
    /// <param name="denied">Whether it is the object of a negation, where un, une and des become de.</param>
    public static NounPhrase Create(
        Noun noun, bool plural, Determiner determiner, Adjective? adjective = null, bool denied = false)
    {
        var features = new Features(noun.Gender, plural);
        string english = Spelling.English(adjective?.English ?? "", noun.English(plural));
        string head = noun.French(plural);
        string french = adjective is null ? head
            : adjective.Before ? $"{adjective.French(features, head)} {head}"
            : $"{head} {adjective.French(features)}";
        bool some = plural && determiner == Determiner.A && adjective is { Before: true }; // de vieux arbres
        return new NounPhrase(
            Spelling.English(InEnglish(determiner, plural, denied, english), english),
            Spelling.French(InFrench(determiner, features, denied || some, french), french),
            features,
            noun,
            adjective);
    }

    /// <summary>Something that belongs to somebody: the king's dog, le chien du roi.</summary>
    public static NounPhrase Owned(Noun noun, bool plural, Phrase owner) => new(
        Spelling.English(owner.English + (owner.English[^1] == 's' && owner.Features.Plural ? "'" : "'s"), noun.English(plural)),
        Spelling.French(plural ? "les" : noun.Gender == Gender.Masculine ? "le" : "la", noun.French(plural), Spelling.De(owner.French)),
        new(noun.Gender, plural),
        noun);

    private static string InEnglish(Determiner determiner, bool plural, bool denied, string next) => determiner switch
    {
        Determiner.A when plural => denied ? "any" : "some",
        Determiner.A => Spelling.An(next),
        Determiner.This when plural => "these",
        _ => s_determiners[(int)determiner],
    };

    private static string InFrench(Determiner determiner, Features noun, bool de, string next)
    {
        bool vowel = Spelling.BeginsWithVowel(next);

        string Create(string masculine, string feminine, string many) =>
            noun.Plural ? many : noun.Gender == Gender.Masculine ? masculine : feminine;

        // Before a vowel, a feminine noun takes the masculine's possessive: mon horloge.
        string Own(string letter) => Create(letter + "on", letter + (vowel ? "on" : "a"), letter + "es");

        return determiner switch
        {
            Determiner.The => Create("le", "la", "les"),
            Determiner.A => de ? "de" : Create("un", "une", "des"),
            Determiner.This => Create(vowel ? "cet" : "ce", "cette", "ces"),
            Determiner.My => Own("m"),
            Determiner.His or Determiner.Her => Own("s"),
            Determiner.Our => Create("notre", "notre", "nos"),
            Determiner.Their => Create("leur", "leur", "leurs"),
            Determiner.Each => "chaque",
            Determiner.Two => "deux",
            Determiner.Three => "trois",
            Determiner.Four => "quatre",
            _ => "cinq",
        };
    }
}
