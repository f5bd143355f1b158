using Katas.Testkit;

namespace Katas.Lesson08.Tests;

/// <summary>Fixed inputs that tell the mistakes of the tokenizers' tasks, 08.1 to 08.4, apart.</summary>
internal static class TokenProbes
{
    private static readonly string[] s_specials = ["<pad>", "<unk>", "<s>", "</s>"];

    [Probe("08.1")]
    public static string Plain() => Split("The cat sat, and slept.");

    [Probe("08.1")]
    public static string WordsAlone() => Split("the cat sat");

    [Probe("08.1")]
    public static string MarksBetweenBlanks() => Split("le chat ? non !");

    [Probe("08.1")]
    public static string MarkAtTheStart() => Split("(oui)");

    [Probe("08.1")]
    public static string MarksSideBySide() => Split("non... non?!");

    [Probe("08.1")]
    public static string Elided() => Split("de l'homme qu'il");

    [Probe("08.1")]
    public static string ElidedInCapitals() => Split("L'homme QU'IL");

    [Probe("08.1")]
    public static string ElidedWithTheOtherApostrophe() => Split("de l’homme");

    [Probe("08.1")]
    public static string ElidedBeforeAnAccent() => Split("de l'île");

    [Probe("08.1")]
    public static string ElidedBeforeNothing() => Split("la lettre l' et d' un");

    [Probe("08.1")]
    public static string ApostropheInside() => Split("aujourd'hui on don't");

    [Probe("08.1")]
    public static string OtherApostropheInside() => Split("aujourd’hui");

    [Probe("08.1")]
    public static string ApostropheAtTheEnd() => Split("the dogs', house");

    [Probe("08.1")]
    public static string Hyphens() => Split("peut-être");

    [Probe("08.1")]
    public static string HyphenAtTheEnd() => Split("(pre- and -post)");

    [Probe("08.1")]
    public static string Numbers() => Split("3.5 or 1,000");

    [Probe("08.1")]
    public static string PointBetweenLetters() => Split("a.b");

    [Probe("08.1")]
    public static string Accents() => Split("été größer");

    [Probe("08.1")]
    public static string AccentsOfTheirOwn() => Split("e\u0301te\u0301");

    [Probe("08.1")]
    public static string Emoji() => Split("ok 😀");

    [Probe("08.1")]
    public static string Underscore() => Split("snake_case");

    [Probe("08.1")]
    public static string Capitals() => Split("The Cat");

    [Probe("08.1")]
    public static string OtherBlanks() => Split("a\tb\u00A0c\n");

    [Probe("08.2")]
    public static string NoText() => Tokens([]);

    [Probe("08.2")]
    public static string DifferentCounts() => Tokens("b c a c d b c d d d".Split(' '));

    [Probe("08.2")]
    public static string EqualCounts() => Tokens(["b", "a", "B", "é", "_"]);

    [Probe("08.2")]
    public static string RareTokens() => Tokens("b c a c d b c d d d".Split(' '), minimumCount: 2);

    [Probe("08.2")]
    public static string NoRoomForAll() => Tokens("b c a c d b c d d d e f g h i".Split(' '), maximumSize: 7);

    [Probe("08.2")]
    public static string NoRoomAtAll() => Tokens(["b", "c"], maximumSize: 4);

    [Probe("08.2")]
    public static string SpecialsInTheText() => Tokens(["</s>", "a", "<pad>", "</s>"]);

    [Probe("08.2")]
    public static string CapitalsInTheText() => Tokens(["The", "the", "the", "THE"]);

    [Probe("08.2")]
    public static string TextThatCanBeReadOnce()
    {
        bool read = false;
        return Tokens(Once());

        IEnumerable<string> Once()
        {
            if (read)
            {
                yield break;
            }

            read = true;
            yield return "b";
            yield return "a";
            yield return "b";
        }
    }

    [Probe("08.3")]
    public static string OfThePaper() =>
        Learnt(new() { ["low$"] = 5, ["lower$"] = 2, ["newest$"] = 6, ["widest$"] = 3 }, 8);

    [Probe("08.3")]
    public static string OneMerge() => Learnt(new() { ["ab"] = 5, ["cd"] = 4 }, 1);

    [Probe("08.3")]
    public static string NoMerge() => Learnt(new() { ["ab"] = 5, ["cd"] = 4 }, 0);

    [Probe("08.3")]
    public static string FrequentPieces() => Learnt(new() { ["ab"] = 2, ["xab"] = 2, ["cd"] = 9 }, 1);

    [Probe("08.3")]
    public static string RecountedPairs() => Learnt(new() { ["abc"] = 3, ["ab"] = 2, ["bc"] = 1, ["yz"] = 2 }, 3);

    [Probe("08.3")]
    public static string EqualPairs() => Learnt(new() { ["yb"] = 2, ["bd"] = 2, ["bc"] = 2, ["Bz"] = 2 }, 4);

    [Probe("08.3")]
    public static string EqualPairsThatGrow() => Learnt(new() { ["ab"] = 9, ["abc"] = 4, ["ad"] = 4 }, 3);

    [Probe("08.3")]
    public static string Overlapping() => Learnt(new() { ["aaa"] = 2, ["bc"] = 3 }, 3);

    [Probe("08.3")]
    public static string OverlappingAtTheEnd() => Learnt(new() { ["xaaa"] = 2, ["xaax"] = 3, ["ax"] = 2 }, 5);

    [Probe("08.3")]
    public static string OverlappingOnly() => Learnt(new() { ["aaaaa"] = 2 }, 4);

    [Probe("08.3")]
    public static string PartsOfSymbols() => Learnt(new() { ["abab"] = 4, ["aba"] = 3, ["bb"] = 5, ["ba"] = 4 }, 5);

    [Probe("08.3")]
    public static string TwiceInAPiece() => Learnt(new() { ["abxab"] = 4, ["cd"] = 6 }, 4);

    [Probe("08.3")]
    public static string RarePairs() => Learnt(new() { ["ab"] = 3, ["cd"] = 2, ["ef"] = 1 }, 10);

    [Probe("08.3")]
    public static string PairsTurnedRound() => Learnt(new() { ["ab"] = 3, ["ba"] = 3, ["cd"] = 4 }, 2);

    [Probe("08.3")]
    public static string PairsInSymbols() => Learnt(new() { ["tha"] = 2, ["th"] = 9, ["ha"] = 6, ["xy"] = 3 }, 4);

    [Probe("08.3")]
    public static string Nothing() => Learnt([], 3);

    [Probe("08.4")]
    public static string InOrder() => Merged("the", "t h", "h e", "th e");

    [Probe("08.4")]
    public static string NotFromTheLeft() => Merged("abc", "b c", "a b");

    [Probe("08.4")]
    public static string NotTheLongest() => Merged("ing", "n g", "i n", "in g");

    [Probe("08.4")]
    public static string NotTheLongestPair() => Merged("abcd", "b c", "a b", "c d", "ab c", "abc d");

    [Probe("08.4")]
    public static string ShortOnTheLeft() => Merged("abcdab", "a b", "c d", "d ab");

    [Probe("08.4")]
    public static string LongOnTheLeft() => Merged("abc", "b c", "a b", "a bc");

    [Probe("08.4")]
    public static string SeveralPlaces() => Merged("inxin", "i n");

    [Probe("08.4")]
    public static string SeveralMerges() => Merged("than", "t h", "a n");

    [Probe("08.4")]
    public static string OverlappingPlaces() => Merged("aaa", "a a");

    [Probe("08.4")]
    public static string WholeSymbols() => Merged("thae", "t h", "h a");

    [Probe("08.4")]
    public static string LikeAnother() => Merged("xing", "n g", "i n", "in g", "x i");

    [Probe("08.4")]
    public static string MadePossibleLate() => Merged("abcd", "c d", "b c", "bc d", "a bcd", "b cd");

    [Probe("08.4")]
    public static string Unknown() => Merged("xyz", "t h");

    [Probe("08.4")]
    public static string Empty() => Merged("", "t h");

    private static string Split(string sentence) => string.Join('|', WordTokenizer.Split(sentence));

    private static string Tokens(IEnumerable<string> tokens, int minimumCount = 1, int maximumSize = int.MaxValue)
    {
        try
        {
            return string.Join(' ', Vocabulary.Build(tokens, minimumCount, maximumSize).Tokens.Except(s_specials))
                + $" {Vocabulary.Build([], minimumCount, maximumSize).Size}";
        }
        catch (ArgumentException exception)
        {
            return exception.GetType().Name;
        }
    }

    private static string Learnt(Dictionary<string, long> pieces, int merges) =>
        string.Join(", ", BytePairLearner.Learn(pieces, merges));

    private static string Merged(string piece, params string[] merges) => string.Join('|', new BytePairTokenizer(
        [.. merges.Select(merge => merge.Split(' ')).Select(pair => new BytePair(pair[0], pair[1]))]).Merge(piece));
}
