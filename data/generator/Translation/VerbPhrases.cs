namespace Katas.Data.Translation;

/// <summary>A pronoun as an object: after the verb in English, before it in French.</summary>
/// <param name="English">me, him, her, it, them, us.</param>
/// <param name="French">me, le, la, les, nous; lui and leur for somebody to whom something is given.</param>
/// <param name="Features">What a participle after it agrees with; nothing for lui and leur.</param>
internal sealed record Pronoun(string English, string French, Features? Features)
{
    public static readonly Pronoun Me = new("me", "me", null);
    public static readonly Pronoun Us = new("us", "nous", null);
    public static readonly Pronoun Them = new("them", "les", null);
    public static readonly Pronoun Him = Object("him", Gender.Masculine, plural: false);
    public static readonly Pronoun Her = Object("her", Gender.Feminine, plural: false);

    /// <summary>Somebody to whom something is given; French does not tell him from her.</summary>
    public static readonly IReadOnlyList<Pronoun> Receivers =
    [
        new("him", "lui", null), new("her", "lui", null), new("them", "leur", null), new("me", "me", null), new("us", "nous", null),
    ];

    /// <summary>It or them, in place of something named before.</summary>
    public static Pronoun For(Phrase named) =>
        Object(named.Features.Plural ? "them" : "it", named.Features.Gender, named.Features.Plural);

    private static Pronoun Object(string english, Gender gender, bool plural) =>
        new(english, plural ? "les" : gender == Gender.Masculine ? "le" : "la", new Features(gender, plural));
}

/// <summary>Verbs with the words around them: negation, adverbs, pronouns, helping verbs.</summary>
internal static class VerbPhrases
{
    private static readonly string[] s_english = ["", "not", "never", "no longer", "often", "always"];

    private static readonly string[] s_french = ["", "pas", "jamais", "plus", "souvent", "toujours"];

    /// <summary>Whether it denies: French then has "ne" before the verb, and de instead of un.</summary>
    public static bool Denies(this Manner manner) => manner is Manner.Not or Manner.Never or Manner.NoLonger;

    /// <summary>sees him, does not see him, was never seeing him, will often see him.</summary>
    public static string English(Verb verb, Tense tense, Manner manner, Features subject, Pronoun? pronoun = null)
    {
        string be = Be(tense == Tense.Progressive ? Tense.Past : tense, subject);
        bool third = subject is { First: false, Plural: false };
        string how = s_english[(int)manner];
        string group = (tense, manner) switch
        {
            (Tense.Future, _) => $"will {how} {verb.English[0]}",
            (Tense.Progressive, _) => $"{be} {how} {verb.English[3]}",
            (Tense.Past, Manner.Not) => $"did not {verb.English[0]}",
            (Tense.Past, _) => $"{how} {verb.English[2]}",
            (_, Manner.Not) => $"{(third ? "does" : "do")} not {verb.English[0]}",
            _ => $"{how} {verb.English[third ? 1 : 0]}",
        };
        return Spelling.English(group, verb.With, pronoun?.English ?? "");
    }

    /// <summary>is, is not, was never, will often be: what stands before an adjective or a place.</summary>
    public static string EnglishBe(Tense tense, Manner manner, Features subject) => tense == Tense.Future
        ? Spelling.English("will", s_english[(int)manner], "be")
        : Spelling.English(Be(tense, subject), s_english[(int)manner]);

    /// <summary>le voit, ne le voit pas, ne l'a jamais vu; what a participle agrees with is said or follows from the pronoun.</summary>
    public static string French(
        Verb verb, Tense tense, Manner manner, Features subject, Pronoun? pronoun = null, Features? named = null)
    {
        var helper = verb.WithBe ? Verb.Be : Verb.Have;
        bool perfect = tense == Tense.Past;
        Features? agreeing = verb.WithBe ? subject : pronoun?.Features ?? named;
        return Spelling.French(
            manner.Denies() ? "ne" : "",
            pronoun?.French ?? "",
            perfect ? helper.French(Tense.Present, subject) : verb.French(tense, subject),
            s_french[(int)manner],
            perfect ? verb.Agreeing(agreeing) : "");
    }

    /// <summary>est, n'est pas, était souvent. English "was" is always the imparfait here.</summary>
    public static string FrenchBe(Tense tense, Manner manner, Features subject) => Spelling.French(
        manner.Denies() ? "ne" : "",
        Verb.Be.French(tense == Tense.Past ? Tense.Progressive : tense, subject),
        s_french[(int)manner]);

    /// <summary>wants to see him, cannot see him, never wants to see him.</summary>
    public static string EnglishModal(Modal modal, Verb verb, Manner manner, Features subject, Pronoun? pronoun)
    {
        bool third = subject is { First: false, Plural: false };
        string form = third ? modal.Third : modal.Base;
        string how = s_english[(int)manner];
        string group = (manner, modal.To) switch
        {
            (Manner.Plain, _) => form,
            (Manner.Not, "to") => $"{(third ? "does" : "do")} not {modal.Base}",
            (Manner.Not, _) => modal.Not,
            (_, "to") => $"{how} {form}", // never wants
            _ => $"{form} {how}", // can never
        };
        return Spelling.English(group, modal.To, verb.English[0], verb.With, pronoun?.English ?? "");
    }

    /// <summary>veut le voir, ne peut pas le voir: the pronoun belongs to the infinitive.</summary>
    public static string FrenchModal(Modal modal, Verb verb, Manner manner, Features subject, Pronoun? pronoun) =>
        Spelling.French(
            manner.Denies() ? "ne" : "",
            modal.Verb.French(Tense.Present, subject),
            s_french[(int)manner],
            pronoun?.French ?? "",
            verb.Infinitive);

    private static string Be(Tense tense, Features subject) => (tense, subject) switch
    {
        (Tense.Past, { Plural: true }) => "were",
        (Tense.Past, _) => "was",
        (_, { Plural: true }) => "are",
        (_, { First: true }) => "am",
        _ => "is",
    };
}
