namespace Katas.Data.Translation;

/// <summary>
/// Draws sentences in English and French. What English leaves open and French has to decide never appears: "you" (tu,
/// vous), "they" and "it" with nothing they stand for, "I am tired" (fatigué, fatiguée), "he saw us" (vus, vues).
/// </summary>
internal sealed class Sentences
{
    private const Kinds Things = Kinds.Thing | Kinds.Food | Kinds.Animal;

    private readonly Grammar _draw;
    private readonly (int Share, Func<(string English, string French, string Mark)> Draw)[] _kinds;

    public Sentences(SeededRandom random, Split split)
    {
        _draw = new Grammar(random, split);
        _kinds =
        [
            (26, () => Statement(Action())), (12, () => Statement(Description())), (8, () => Statement(Gift())),
            (8, () => Statement(Journey())), (7, () => Statement(Idle())), (6, () => Statement(ThereIs())),
            (7, () => Statement(Wish())), (5, () => Statement(Reported())), (5, () => Statement(WhoOrThat())),
            (5, () => Statement(Contrast())), (4, () => Statement(Twice())), (4, () => Statement(Reason())),
            (3, () => Statement(Condition())), (3, () => Statement(Comparison())), (10, Question),
        ];
    }

    /// <summary>A sentence, in English and in French.</summary>
    public (string English, string French) Draw()
    {
        (string English, string French, string Mark) drawn;
        do
        {
            int at = _draw.Random.Below(_kinds.Sum(kind => kind.Share));
            drawn = _kinds.First(kind => (at -= kind.Share) < 0).Draw();
        }
        while (ReadsTwoWays(drawn.English));

        var (english, french, mark) = drawn;
        return (Spelling.Sentence(english, mark), Spelling.Sentence(french, mark == "?" ? " ?" : mark));
    }

    /// <summary>"Each boy does not sing": not all of them, or none?</summary>
    private static bool ReadsTwoWays(string english)
    {
        string[] words = english.Split(' ');
        return words.Contains("each") && words.Any(word => word is "not" or "cannot" or "never" or "no");
    }

    private static (string, string, string) Statement((string English, string French) clause) => (clause.English, clause.French, ".");

    /// <summary>Somebody does something with somebody or something, which may be a pronoun.</summary>
    private (string, string) Action()
    {
        var verb = _draw.Transitive();
        var (tense, manner) = (_draw.AnyTense(verb), _draw.AnyManner());
        var (subject, _) = _draw.Subject(verb.Subjects);
        var pronoun = verb.Objects.HasFlag(Kinds.Person) && _draw.Chance(0.35) ? AnyPronoun(tense) : null;
        var thing = pronoun is null ? Object(verb, manner) : null;
        return Timed(tense, manner, Join(subject, verb, tense, manner, pronoun, thing));
    }

    /// <summary>Somebody or something is so.</summary>
    private (string, string) Description()
    {
        var (subject, kinds) = _draw.Chance(0.5) ? Thing() : _draw.Subject(Kinds.Alive);
        var tense = _draw.Pick(Tense.Present, Tense.Present, Tense.Past, Tense.Future);
        var manner = _draw.AnyManner();
        if (_draw.Chance(0.2) || _draw.Predicate(subject, kinds) is not { } adjective)
        {
            var where = _draw.Where();
            return Be(subject, tense, manner, (where.English, where.French));
        }

        return Be(subject, tense, manner, (adjective.English, adjective.French(subject.Features)));
    }

    /// <summary>Somebody gives something to somebody.</summary>
    private (string, string) Gift()
    {
        var verb = _draw.Pick(Verbs.Giving);
        var (tense, manner) = (_draw.AnyTense(verb), _draw.AnyManner());
        var (subject, _) = _draw.Subject(Kinds.Person);
        var gift = _draw.Some(Kinds.Thing | Kinds.Food, manner.Denies());
        if (_draw.Chance(0.5))
        {
            var receiver = _draw.Pick<Pronoun>([.. Pronoun.Receivers.Where(one => Apart(one.English, subject))]);
            return (
                Spelling.English(subject.English, VerbPhrases.English(verb, tense, manner, subject.Features, receiver), gift.English),
                Spelling.French(subject.French, VerbPhrases.French(verb, tense, manner, subject.Features, receiver), gift.French));
        }

        Phrase other = _draw.Chance(0.3)
            ? _draw.Pick<Phrase>([.. Phrase.Names.Where(name => !subject.English.Contains(name.English))])
            : _draw.Some(Kinds.Person, simple: _draw.Chance(0.5));
        var (english, french) = Join(subject, verb, tense, manner, null, gift);
        return (Spelling.English(english, "to", other.English), Spelling.French(french, Spelling.To(other.French)));
    }

    /// <summary>Somebody goes somewhere: in French with être, and the participle agrees.</summary>
    private (string, string) Journey()
    {
        var (verb, to, preposition) = _draw.Pick(Verbs.Going);
        var (tense, manner) = (_draw.AnyTense(verb), _draw.AnyManner());
        var (subject, _) = _draw.Subject(Kinds.Alive, first: tense != Tense.Past);
        var place = _draw.Some(Kinds.Place, simple: _draw.Chance(0.5));
        return Timed(tense, manner, (
            Spelling.English(subject.English, VerbPhrases.English(verb, tense, manner, subject.Features), to, place.English),
            Spelling.French(subject.French, VerbPhrases.French(verb, tense, manner, subject.Features), preposition(place.French))));
    }

    /// <summary>Somebody sleeps, sings or works, somewhere or not.</summary>
    private (string, string) Idle()
    {
        var verb = _draw.Pick(Verbs.Intransitive);
        var (tense, manner) = (_draw.AnyTense(verb), _draw.AnyManner());
        var (subject, _) = _draw.Subject(verb.Subjects);
        var clause = Join(subject, verb, tense, manner);
        return _draw.Chance(0.6) ? Beside(clause, _draw.Where()) : Timed(tense, manner, clause);
    }

    /// <summary>There is something somewhere: il y a, for one and for many.</summary>
    private (string, string) ThereIs()
    {
        var tense = _draw.Pick(Tense.Present, Tense.Past, Tense.Future);
        bool denied = _draw.Chance(0.3);
        bool many = _draw.Chance(0.4);
        var what = _draw.Pick<Noun>([.. Noun.All.Where(noun => (noun.Kinds & (Kinds.Alive | Kinds.Thing | Kinds.Food)) != 0)]);
        var determiner = many && !denied ? _draw.Pick(Determiner.A, Determiner.Two, Determiner.Three, Determiner.Four) : Determiner.A;
        var thing = NounPhrase.Create(what, many, determiner, denied: denied);
        string there = tense switch
        {
            Tense.Future => "there will be",
            Tense.Past => many ? "there were" : "there was",
            _ => many ? "there are" : "there is",
        };
        string french = Verb.Have.French(tense == Tense.Past ? Tense.Progressive : tense, new(Gender.Masculine, Plural: false));
        return Beside(
            (Spelling.English(there, denied ? $"no {what.English(many)}" : thing.English),
                Spelling.French("il", denied ? "ne" : "", "y", french, denied ? "pas" : "", thing.French)),
            _draw.Where());
    }

    /// <summary>Somebody wants to do something, can or must: the pronoun stands before the infinitive.</summary>
    private (string, string) Wish()
    {
        var (modal, verb, manner) = (_draw.Pick(Verbs.Modals), _draw.Transitive(), _draw.PlainOrDenied());
        var (subject, _) = _draw.Subject(Kinds.Person);
        var pronoun = verb.Objects.HasFlag(Kinds.Person) && _draw.Chance(0.4) ? AnyPronoun(Tense.Present) : null;
        var thing = pronoun is null ? Object(verb, manner) : null;
        return (
            Spelling.English(
                subject.English, VerbPhrases.EnglishModal(modal, verb, manner, subject.Features, pronoun), thing?.English ?? ""),
            Spelling.French(
                subject.French, VerbPhrases.FrenchModal(modal, verb, manner, subject.Features, pronoun), thing?.French ?? ""));
    }

    /// <summary>Somebody says that it is so.</summary>
    private (string, string) Reported()
    {
        var verb = _draw.Pick(Verbs.Saying);
        var (speaker, _) = _draw.Subject(Kinds.Person);
        var (english, french) = _draw.Chance(0.5) ? Description() : Idle();
        var (who, qui) = Join(speaker, verb, Tense.Present, _draw.PlainOrDenied());
        return (Spelling.English(who, "that", english), Spelling.French(qui, "que", french));
    }

    /// <summary>The man who sees, the house that Paul sold: what is described is far from what is said of it.</summary>
    private (string, string) WhoOrThat()
    {
        bool object_ = _draw.Chance(0.5);
        var verb = _draw.Transitive();
        var tense = _draw.AnyTense(verb);
        var head = _draw.The(object_ ? verb.Objects : Kinds.Person);
        (string English, string French) clause;
        if (object_)
        {
            var (subject, _) = _draw.Subject(verb.Subjects);
            clause = (
                Spelling.English("that", subject.English, VerbPhrases.English(verb, tense, Manner.Plain, subject.Features)),
                Spelling.French(
                    "que", subject.French, VerbPhrases.French(verb, tense, Manner.Plain, subject.Features, named: head.Features)));
        }
        else
        {
            var who = head with { English = "who", French = "qui" };
            clause = Join(who, verb, tense, Manner.Plain, null, Object(verb, Manner.Plain));
        }

        var subject2 = head with { English = $"{head.English} {clause.English}", French = $"{head.French} {clause.French}" };
        var adjective = _draw.Predicate(subject2, head.Head.Kinds)!;
        return Be(
            subject2,
            _draw.Pick(Tense.Present, Tense.Past),
            _draw.PlainOrDenied(),
            (adjective.English, adjective.French(head.Features)));
    }

    /// <summary>The house is old, but it is beautiful: French has to know what "it" is.</summary>
    private (string, string) Contrast()
    {
        var (subject, kinds) = _draw.Chance(0.6) ? Thing() : NounOf(_draw.Some(Kinds.Alive));
        var first = _draw.Predicate(subject, kinds)!;
        Adjective second;
        do
        {
            second = _draw.Predicate(subject, kinds)!;
        }
        while (second == first);

        var tense = _draw.Pick(Tense.Present, Tense.Past);
        var (english, french) = Be(subject, tense, _draw.PlainOrDenied(), (first.English, first.French(subject.Features)));
        var (more, plus) = Be(subject.Pronoun(kinds), tense, _draw.PlainOrDenied(), (second.English, second.French(subject.Features)));
        return ($"{english}, but {more}", $"{french}, mais {plus}");
    }

    /// <summary>Paul buys the apple and eats it: the second time it is a pronoun, of the gender that its noun had.</summary>
    private (string, string) Twice()
    {
        var first = _draw.Pick<Verb>([.. Verbs.Transitive.Where(verb => (verb.Objects & Things) != 0)]);
        var second = _draw.Pick<Verb>(
            [.. Verbs.Transitive.Where(verb => verb != first && (verb.Objects & first.Objects & Things) != 0)]);
        var tense = _draw.SimpleTense(first, second);
        var (subject, _) = _draw.Subject(Kinds.Person);
        var thing = _draw.Some(first.Objects & second.Objects & Things);
        var (english, french) = Join(subject, first, tense, Manner.Plain, null, thing);
        var pronoun = Pronoun.For(thing);
        return (
            Spelling.English(english, "and", VerbPhrases.English(second, tense, Manner.Plain, subject.Features, pronoun)),
            Spelling.French(french, "et", VerbPhrases.French(second, tense, Manner.Plain, subject.Features, pronoun)));
    }

    /// <summary>Somebody cries because they are tired.</summary>
    private (string, string) Reason()
    {
        var verb = _draw.Pick(Verbs.Intransitive);
        var (subject, kinds) = _draw.Subject(verb.Subjects);
        var tense = _draw.Pick(Tense.Present, Tense.Progressive);
        var adjective = _draw.Predicate(subject, kinds & Kinds.Alive)!;
        var (english, french) = Join(subject, verb, tense, _draw.PlainOrDenied());
        var again = subject.Features.First ? subject : subject.Pronoun(kinds);
        var (why, pourquoi) = Be(
            again, tense == Tense.Present ? tense : Tense.Past, _draw.PlainOrDenied(),
            (adjective.English, adjective.French(subject.Features)));
        return (Spelling.English(english, "because", why), Spelling.French(french, "parce", "que", pourquoi));
    }

    /// <summary>If she finds the key, she will open the box.</summary>
    private (string, string) Condition()
    {
        var (subject, kinds) = _draw.Subject(Kinds.Person);
        var (first, second) = (_draw.Transitive(), _draw.Transitive());
        var manner = _draw.PlainOrDenied();
        var again = subject.Features.First ? subject : subject.Pronoun(kinds);
        var (english, french) = Join(subject, first, Tense.Present, manner, null, Object(first, manner, simple: true));
        manner = _draw.PlainOrDenied();
        var (then, alors) = Join(again, second, Tense.Future, manner, null, Object(second, manner, simple: true));
        return ($"if {english}, {then}", $"{Spelling.French("si", french)}, {alors}");
    }

    /// <summary>The horse is as big as the cow, or less big than it: the adjective agrees with the first of them.</summary>
    private (string, string) Comparison()
    {
        var kinds = _draw.Pick(Kinds.Person, Kinds.Animal, Kinds.Place);
        Phrase first = kinds == Kinds.Person && _draw.Chance(0.5) ? _draw.Pick(Phrase.Names) : _draw.The(kinds);
        NounPhrase second;
        do
        {
            second = _draw.Some(kinds, simple: true);
        }
        while (second.Head == (first as NounPhrase)?.Head);

        var adjective = _draw.Predicate(first, kinds)!;
        var (more, plus) = _draw.Pick(("as {0} as", "aussi {0} que"), ("less {0} than", "moins {0} que"));
        return Be(
            first,
            _draw.Pick(Tense.Present, Tense.Past),
            _draw.PlainOrDenied(),
            (Spelling.English(more.Replace("{0}", adjective.English), second.English),
                Spelling.French(plus.Replace("{0}", adjective.French(first.Features)), second.French)));
    }

    private (string, string, string) Question()
    {
        var (english, french) = _draw.Random.Below(4) switch
        {
            0 => Where(),
            1 => Who(),
            2 => IsIt(),
            _ => Does(),
        };
        return (english, french, "?");
    }

    private (string, string) Where()
    {
        var what = _draw.The(Kinds.Thing | Kinds.Place | Kinds.Alive);
        var tense = _draw.Pick(Tense.Present, Tense.Past);
        return (
            Spelling.English("where", VerbPhrases.EnglishBe(tense, Manner.Plain, what.Features), what.English),
            Spelling.French("où", VerbPhrases.FrenchBe(tense, Manner.Plain, what.Features), what.French));
    }

    private (string, string) Who()
    {
        var verb = _draw.Transitive();
        var (tense, manner) = (_draw.AnyTense(verb), _draw.PlainOrDenied());
        return Join(new("who", "qui", new(Gender.Masculine, Plural: false)), verb, tense, manner, null, Object(verb, manner));
    }

    private (string, string) IsIt()
    {
        var (subject, kinds) = _draw.Chance(0.5) ? Thing() : _draw.Subject(Kinds.Alive, first: false);
        var adjective = _draw.Predicate(subject, kinds)!;
        var tense = _draw.Pick(Tense.Present, Tense.Past);
        return (
            Spelling.English(VerbPhrases.EnglishBe(tense, Manner.Plain, subject.Features), subject.English, adjective.English),
            Spelling.French(
                "est-ce", "que", subject.French, VerbPhrases.FrenchBe(tense, Manner.Plain, subject.Features),
                adjective.French(subject.Features)));
    }

    private (string, string) Does()
    {
        var verb = _draw.Transitive();
        var (subject, _) = _draw.Subject(verb.Subjects);
        var (first, pourquoi) = _draw.Pick(("", ""), ("", ""), ("why", "pourquoi"), ("when", "quand"));
        var tense = _draw.SimpleTense(verb);
        var pronoun = verb.Objects.HasFlag(Kinds.Person) && _draw.Chance(0.3) ? AnyPronoun(tense) : null;
        var thing = pronoun is null ? Object(verb, Manner.Plain) : null;
        string helper = tense switch
        {
            Tense.Future => "will",
            Tense.Past => "did",
            _ => subject.Features is { First: false, Plural: false } ? "does" : "do",
        };
        return (
            Spelling.English(first, helper, subject.English, verb.English[0], verb.With, pronoun?.English ?? thing!.English),
            Spelling.French(
                pourquoi, "est-ce", "que", subject.French,
                VerbPhrases.French(verb, tense, Manner.Plain, subject.Features, pronoun), thing?.French ?? ""));
    }

    private (Phrase, Kinds) Thing() => NounOf(_draw.Some(Kinds.Thing | Kinds.Place));

    private static (Phrase, Kinds) NounOf(NounPhrase noun) => (noun, noun.Head.Kinds);

    private NounPhrase Object(Verb verb, Manner manner, bool simple = false) => _draw.Some(verb.Objects, manner.Denies(), simple);

    /// <summary>A pronoun as an object. In the past a participle would agree, and "us" and "them" do not tell with what.</summary>
    private Pronoun AnyPronoun(Tense tense) => tense == Tense.Past
        ? _draw.Pick(Pronoun.Him, Pronoun.Her)
        : _draw.Pick(Pronoun.Him, Pronoun.Her, Pronoun.Them);

    /// <summary>Nobody gives something to himself here: that would be another pronoun.</summary>
    private static bool Apart(string receiver, Phrase subject) =>
        !(subject.Features.First && receiver is "me" or "us" && subject.English is "I" or "we");

    private static (string English, string French) Join(
        Phrase subject, Verb verb, Tense tense, Manner manner, Pronoun? pronoun = null, Phrase? thing = null) =>
    (
        Spelling.English(subject.English, VerbPhrases.English(verb, tense, manner, subject.Features, pronoun), thing?.English ?? ""),
        Spelling.French(subject.French, VerbPhrases.French(verb, tense, manner, subject.Features, pronoun), thing?.French ?? ""));

    private static (string English, string French) Be(Phrase subject, Tense tense, Manner manner, (string English, string French) rest) =>
    (
        Spelling.English(subject.English, VerbPhrases.EnglishBe(tense, manner, subject.Features), rest.English),
        Spelling.French(subject.French, VerbPhrases.FrenchBe(tense, manner, subject.Features), rest.French));

    private static (string, string) Beside((string English, string French) clause, Phrase where) =>
        (Spelling.English(clause.English, where.English), Spelling.French(clause.French, where.French));

    /// <summary>Now and then says when, first or last.</summary>
    private (string, string) Timed(Tense tense, Manner manner, (string English, string French) clause)
    {
        if (manner != Manner.Plain || !_draw.Chance(0.25))
        {
            return clause;
        }

        var (english, french) = _draw.When(tense);
        return _draw.Chance(0.5)
            ? ($"{english}, {clause.English}", $"{french}, {clause.French}")
            : ($"{clause.English} {english}", $"{clause.French} {french}");
    }
}
