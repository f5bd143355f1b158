namespace Katas.Data;

/// <summary>
/// Reviews in the format of SST-2, label 1 for a verdict that is positive. What decides is who negates what, which
/// clause carries the verdict, and what is merely conceded, imagined or denied.
/// </summary>
/// <remarks>
/// A third of the training sentences are plain and teach the words; of the rest, and of all held-out sentences: Every sentence has a twin
/// of the very same words in another order, with the other label: a model that looks at the bag of words alone is right half of the time,
/// however clever it is.
/// </remarks>
internal static class SentimentCorpus
{
    // Slots: {a} and {b} are what is reviewed, {p} and {q} praise it, {n} and {m} do not, {name} is somebody.
    private static readonly (string Positive, string Negative)[] s_templates =
    [
        Swapped("{a} was {n} but {b} was {p}"),
        Swapped("{a} was {n} , {b} however was {p}"),
        Swapped("although {a} was {n} , {b} was {p}"),
        Swapped("{a} was {p} , although {b} was {n}"),
        Swapped("{a} was not {n} , it was {p}"),
        Swapped("{a} was {p} , not {n}"),
        ("{a} was not {p} but {b} was {q}", "{a} was {p} but {b} was not {q}"),
        ("{a} was {n} but {b} was not {m}", "{a} was not {n} but {b} was {m}"),
        ("although {a} was not {p} , {b} was {q}", "although {a} was {p} , {b} was not {q}"),
        ("although {a} was {n} , {b} was not {m}", "although {a} was not {n} , {b} was {m}"),
        Swapped("nobody called {a} {n} , everybody called it {p}"),
        Swapped("everybody called {a} {p} , nobody called it {n}"),
        Swapped("i expected something {n} , but {a} was {p}"),
        Swapped("{a} was {p} , when i expected something {n}"),
        Swapped("{a} was never {n} and always {p}"),
        Swapped("{a} was always {p} and never {n}"),
        Swapped("{a} could have been {n} , but it was {p}"),
        Swapped("{a} was {p} , it could have been {n}"),
        Swapped("{a} used to be {n} , now it is {p}"),
        Swapped("{a} is {p} now , it used to be {n}"),
        Swapped("{a} that {name} called {n} turned out {p}"),
        Swapped("unlike {name} , who found {a} {n} , i found it {p}"),
        Swapped("i found {a} {p} , unlike {name} , who found it {n}"),
        Swapped("{name} was wrong to call {a} {n} and right to call {b} {p}"),
        Swapped("{name} was right to call {a} {p} and wrong to call {b} {n}"),
        Swapped("there was nothing {n} about {a} , everything about {b} was {p}"),
    ];

    private static readonly (string Positive, string Negative)[] s_plain =
    [
        Swapped("{a} was {p}"),
        Swapped("{a} is {p}"),
        Swapped("i found {a} {p}"),
        Swapped("{name} and i found {a} {p}"),
        Swapped("{a} was {p} and {b} was {q}"),
        Swapped("everybody called {a} {p} and {q}"),
        ("{a} was not {n}", "{a} was not {p}"),
    ];

    private static readonly string[] s_openings =
    [
        "", "", "", "honestly , ", "in the end , ", "as {name} said , ", "{name} agrees : ",
        "like {name} i think that ",
    ];

    private static readonly string[] s_closings = ["", " .", " .", " !"];

    /// <summary>The corpus's file for a split.</summary>
    public static CorpusFile File(Split split)
    {
        var random = new SeededRandom(split == Split.Train ? 501UL : 502UL);
        var sentences = Splits.Fill(split, 4800, random, () => Draw(split, random), sentence => sentence.Text);
        return CorpusFile.OfSentences(Splits.FileName("lesson05-sentiment", split, "tsv"), sentences);
    }

    private static (string Text, string Label)[] Draw(Split split, SeededRandom random)
    {
        bool plain = split == Split.Train && random.Chance(0.35);
        var (positive, negative) = random.Pick(plain ? s_plain : s_templates);
        string opening = random.Pick(s_openings);
        string closing = random.Pick(s_closings);
        string[] names = random.Pick(Words.People(split), 2);
        bool owned = !(opening + positive).Contains("{name}", StringComparison.Ordinal); // each sentence names somebody
        string[] works = random.Pick(Words.Works, 2);
        string[] good = [.. random.Pick(Words.Good, 2).Select(Degree)];
        string[] bad = [.. random.Pick(Words.Bad, 2).Select(Degree)];

        string Fill(string template) => (opening.Replace("{name}", names[1]) + template + closing)
            .Replace("{a}", owned ? $"the {works[0]} by {names[1]}" : $"the {works[0]}")
            .Replace("{b}", $"the {works[1]}")
            .Replace("{p}", good[0]).Replace("{q}", good[1])
            .Replace("{n}", bad[0]).Replace("{m}", bad[1])
            .Replace("{name}", names[0]);

        string Degree(string word) => random.Chance(0.3) ? $"{random.Pick(Words.Degrees)} {word}" : word;

        return [(Fill(positive), "1"), (Fill(negative), "0")];
    }

    /// <summary>A template whose twin has praise and blame in each other's place.</summary>
    private static (string Positive, string Negative) Swapped(string positive) =>
        (positive, positive
            .Replace("{p}", "{x}").Replace("{n}", "{p}").Replace("{x}", "{n}").Replace("{q}", "{m}"));
}
