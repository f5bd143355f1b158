namespace Katas.Data.Translation;

/// <summary>English sentences and their French translations, a tab between them, as Tatoeba exports them.</summary>
internal static class TranslationCorpus
{
    private const int Training = 8000;

    private const int HeldOut = 500;

    /// <summary>The corpus's file for a split.</summary>
    public static CorpusFile File(Split split) => CorpusFile.OfPairs(
        Splits.FileName("lesson07-translation", split, "tsv"),
        Pairs(split));

    /// <summary>Its sentences. None of the held-out ones is a training sentence, in either language.</summary>
    public static IReadOnlyList<(string English, string French)> Pairs(Split split)
    {
        var seen = split == Split.Train
            ? []
            : Pairs(Split.Train).SelectMany(pair => new[] { pair.English, pair.French }).ToHashSet();
        var sentences = new Sentences(new SeededRandom(split == Split.Train ? 701UL : 702UL), split);
        var pairs = new List<(string, string)>();
        while (pairs.Count < (split == Split.Train ? Training : HeldOut))
        {
            var (english, french) = sentences.Draw();
            if (!seen.Contains(french) && seen.Add(english))
            {
                pairs.Add((english, french));
            }
        }

        return pairs;
    }
}
