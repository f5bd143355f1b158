using Katas.Lesson07;
using Katas.Toolkit;

namespace Katas.Lesson08;

/// <summary>
/// The quality of the translations that a model writes by itself, without a teacher to give it the right words.
/// </summary>
public static class TranslationScore
{
    /// <summary>Translates held-out sentences greedily, and compares the results with what people wrote.</summary>
    /// <param name="translator">The model.</param>
    /// <param name="pairs">Sentences and their translations, at least one.</param>
    /// <param name="batchSize">The number of sentences to translate at a time.</param>
    /// <param name="maxLength">The maximum number of tokens in a translation, the end token included.</param>
    /// <returns>The BLEU score, as sacreBLEU gives it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no sentences.</exception>
    public static BleuScore Bleu(
        Translator translator,
        IReadOnlyList<SentencePair> pairs,
        int batchSize = 32,
        int maxLength = 50)
    {
        Guard.AtLeast(pairs.Count, 1);
        Guard.AtLeast(batchSize, 1);

        string[][] hypotheses =
        [
            .. pairs.Select(pair => pair.Source).Chunk(batchSize)
                .SelectMany(sentences => translator.Greedy(sentences, maxLength))
                .Select(Words.Split),
        ];
        string[][] references = [.. pairs.Select(pair => Words.Split(pair.Target))];
        return Katas.Lesson07.Bleu.Corpus(hypotheses, references);
    }
}
