namespace Katas.Data;

/// <summary>
/// Sentences whose verb is left out, <c>___</c>, in the format of SST-2; the label says whether it is "is" or "are". Between subject and
/// verb, or before both, there are nouns of the other number. Linzen, Dupoux and Goldberg 2016, "Assessing the Ability of LSTMs to Learn
/// Syntax-Sensitive Dependencies", asked the same of real text.
/// </summary>
/// <remarks>
/// A third of the training sentences are plain, of one noun. All others, as with the reviews, have a twin of the same
/// words in another order, with the other label.
/// </remarks>
internal static class AgreementCorpus
{
    // Slots: {x}, the subject, and {y} are things of different number, {at} says where something is.
    private static readonly string[] s_templates =
    [
        "the {x} {at} the {y} ___ {look}",
        "the {x} that {name} saw {at} the {y} ___ {look}",
        "the {x} , which {name} painted {at} the {y} , ___ {look}",
        "{at} the {y} , the {x} ___ {look}",
        "{at} the {y} that {name} knows , the {x} ___ {look}",
        "{name} says that the {x} {at} the {y} ___ {look}",
        "{name} says that {at} the {y} the {x} ___ {look}",
        "{at} the {y} and not far away , the {x} of {name} ___ {look}",
        "the {x} of {name} {at} the {y} ___ {look}",
        "because the {x} {at} the {y} ___ {look} , {name} is here",
        "because {name} is {at} the {y} , the {x} ___ {look}",
        "___ the {x} {at} the {y} {look} , {name} ?",
    ];

    private static readonly string[] s_plain =
    [
        "the {x} ___ {look}", "the {x} of {name} ___ {look}", "{name} says that the {x} ___ {look}",
        "___ the {x} {look} , {name} ?",
    ];

    /// <summary>The corpus's file for a split.</summary>
    public static CorpusFile File(Split split)
    {
        var random = new SeededRandom(split == Split.Train ? 503UL : 504UL);
        var sentences = Splits.Fill(split, 2400, random, () => Draw(split, random), sentence => sentence.Text);
        return CorpusFile.OfSentences(Splits.FileName("lesson05-agreement", split, "tsv"), sentences);
    }

    private static (string Text, string Label)[] Draw(Split split, SeededRandom random)
    {
        bool plain = split == Split.Train && random.Chance(0.35);
        string template = random.Pick(plain ? s_plain : s_templates);
        string name = random.Pick(Words.People(split));
        string opening = template.Contains("{name}", StringComparison.Ordinal) ? "" : $"{name} , ";
        var things = random.Pick(Words.Things, 2);
        string place = random.Pick(Words.Places);
        string look = random.Pick(Words.Looks);

        string Fill(string subject, string other) => opening + template
            .Replace("{x}", subject).Replace("{y}", other)
            .Replace("{at}", place).Replace("{look}", look).Replace("{name}", name);

        return [(Fill(things[0].One, things[1].Many), "is"), (Fill(things[1].Many, things[0].One), "are")];
    }
}
