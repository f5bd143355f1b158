namespace Katas.Data.Translation;

/// <summary>Draws the parts of sentences: who, what, where, when.</summary>
/// <param name="random">The source of the choices.</param>
/// <param name="split">Whose sentences: some nouns and adjectives meet only in held-out sentences.</param>
internal sealed class Grammar(SeededRandom random, Split split)
{
    private static readonly (Tense Tense, string English, string French)[] s_times =
    [
        (Tense.Present, "today", "aujourd'hui"), (Tense.Present, "every day", "tous les jours"),
        (Tense.Present, "now", "maintenant"),
        (Tense.Past, "yesterday", "hier"), (Tense.Past, "last week", "la semaine dernière"),
        (Tense.Past, "this morning", "ce matin"),
        (Tense.Progressive, "yesterday", "hier"), (Tense.Progressive, "this morning", "ce matin"),
        (Tense.Future, "tomorrow", "demain"), (Tense.Future, "next week", "la semaine prochaine"),
        (Tense.Future, "tonight", "ce soir"),
    ];

    private static readonly Determiner[] s_determiners =
    [
        Determiner.The, Determiner.The, Determiner.The, Determiner.The, Determiner.A, Determiner.A, Determiner.This, Determiner.My,
        Determiner.His, Determiner.Her, Determiner.Our, Determiner.Their, Determiner.Each, Determiner.Two, Determiner.Three,
        Determiner.Four, Determiner.Five,
    ];

    private static readonly (Kinds Beside, string English, Func<string, string> French)[] s_places =
    [
        (Kinds.Place, "in", place => $"dans {place}"),
        (Kinds.Place | Kinds.Spot, "behind", place => $"derrière {place}"),
        (Kinds.Place | Kinds.Spot, "in front of", place => $"devant {place}"),
        (Kinds.Place | Kinds.Spot, "near", place => "près " + Spelling.De(place)),
        (Kinds.Spot, "under", place => $"sous {place}"),
    ];

    public SeededRandom Random => random;

    /// <summary>One of these, and which of them each time.</summary>
    public T Pick<T>(params IReadOnlyList<T> items) => random.Pick(items);

    public bool Chance(double probability) => random.Chance(probability);

    /// <summary>A tense that the verb has.</summary>
    public Tense AnyTense(Verb verb)
    {
        var past = verb.IsState ? Tense.Present : Tense.Past;
        return Pick(Tense.Present, Tense.Present, past, past, Tense.Future, verb.IsAction ? Tense.Progressive : past);
    }

    /// <summary>A tense that all of the verbs have, and that questions and sentences with two verbs are in.</summary>
    public Tense SimpleTense(params IEnumerable<Verb> verbs) =>
        Pick(Tense.Present, verbs.Any(verb => verb.IsState) ? Tense.Present : Tense.Past, Tense.Future);

    public Manner AnyManner() => Chance(0.55) ? Manner.Plain
        : Chance(0.5) ? Manner.Not
        : Pick(Manner.Never, Manner.NoLonger, Manner.Often, Manner.Always);

    /// <summary>Negations and nothing else: where an adverb might stand in several places.</summary>
    public Manner PlainOrDenied() => AnyManner() is var manner && (manner.Denies() || manner == Manner.Plain)
        ? manner
        : Manner.Plain;

    /// <summary>A noun phrase: with an adjective or without, of one or of many, perhaps somebody's.</summary>
    public NounPhrase Some(Kinds kinds, bool denied = false, bool simple = false, bool? plural = null)
    {
        var noun = Pick<Noun>([.. Noun.All.Where(noun => (noun.Kinds & kinds) != 0)]);
        bool many = plural ?? Chance(0.35);
        if (!simple && plural is null && Chance(0.12))
        {
            return NounPhrase.Owned(noun, many, Owner());
        }

        var determiner = Pick<Determiner>([.. s_determiners.Where(one => Fits(one, many, noun))]);
        var adjective = !simple && Chance(0.45) ? Attribute(noun) : null;
        return NounPhrase.Create(noun, many, determiner, adjective, denied && determiner == Determiner.A);
    }

    /// <summary>A noun with "the", which may have an adjective.</summary>
    public NounPhrase The(Kinds kinds)
    {
        var noun = Pick<Noun>([.. Noun.All.Where(noun => (noun.Kinds & kinds) != 0)]);
        return NounPhrase.Create(noun, Chance(0.3), Determiner.The, Chance(0.3) ? Attribute(noun) : null);
    }

    /// <summary>Whoever a verb can be said of, and what they are.</summary>
    public (Phrase Phrase, Kinds Kinds) Subject(Kinds kinds, bool first = true)
    {
        if (Chance(0.3))
        {
            Phrase[] pronouns = first ? [Phrase.I, Phrase.We, Phrase.He, Phrase.She] : [Phrase.He, Phrase.She];
            return (Pick<Phrase>(pronouns), Kinds.Person);
        }

        if (Chance(0.3))
        {
            return (Pick(Phrase.Names), Kinds.Person);
        }

        if (Chance(0.1))
        {
            return (Both(), Kinds.Person);
        }

        var noun = Some(kinds.HasFlag(Kinds.Animal) && Chance(0.6) ? Kinds.Animal : Kinds.Person);
        return (noun, noun.Head.Kinds);
    }

    /// <summary>Two people: masculine if one of them is.</summary>
    public Phrase Both()
    {
        Phrase first = Chance(0.5) ? Pick(Phrase.Names) : The(Kinds.Person);
        Phrase second = Pick<Phrase>([.. Phrase.Names.Where(name => name != first)]);
        (first, second) = Chance(0.5) && first is NounPhrase ? (second, first) : (first, second);
        var gender = first.Features.Gender == Gender.Feminine ? second.Features.Gender : Gender.Masculine;
        return new($"{first.English} and {second.English}", $"{first.French} et {second.French}", new(gender, Plural: true));
    }

    /// <summary>An adjective that can be said of somebody or something; of I and we, only what hides their gender.</summary>
    public Adjective? Predicate(Phrase subject, Kinds kinds)
    {
        var fitting = Adjective.All.Where(one => (one.Kinds & kinds) != 0
            && (one.HidesGender || !subject.Features.First)
            && one != (subject as NounPhrase)?.Attribute);
        return fitting.ToArray() is { Length: > 0 } some ? Pick<Adjective>(some) : null;
    }

    /// <summary>Behind the house, derrière la maison.</summary>
    public Phrase Where()
    {
        var (kinds, english, french) = Pick(s_places);
        var place = The(kinds);
        return new($"{english} {place.English}", french(place.French), place.Features);
    }

    /// <summary>When it is, in a tense.</summary>
    public (string English, string French) When(Tense tense)
    {
        var (_, english, french) = Pick<(Tense, string, string)>([.. s_times.Where(time => time.Tense == tense)]);
        return (english, french);
    }

    public Verb Transitive() => Pick(Verbs.Transitive);

    private Phrase Owner() => Chance(0.4) ? Pick(Phrase.Names) : NounPhrase.Create(
        Pick<Noun>([.. Noun.All.Where(noun => noun.Kinds == Kinds.Person)]), Chance(0.3), Pick(Determiner.The, Determiner.My));

    private Adjective? Attribute(Noun noun)
    {
        Adjective[] fitting = [.. Adjective.All.Where(one => (one.Kinds & noun.Kinds) != 0)];
        bool unseen = split == Split.HeldOut && Chance(0.75) && fitting.Any(noun.IsNewWith);
        fitting = [.. fitting.Where(one => noun.IsNewWith(one) == unseen)];
        return fitting.Length == 0 ? null : Pick<Adjective>(fitting);
    }

    private static bool Fits(Determiner determiner, bool plural, Noun noun) => determiner switch
    {
        >= Determiner.My and <= Determiner.Their => noun.Kinds != Kinds.Place,
        Determiner.Each => !plural,
        >= Determiner.Two => plural,
        _ => true,
    };
}
