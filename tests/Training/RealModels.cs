using Katas.Lesson06;
using Katas.Lesson07;
using Katas.Lesson08;
using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Training;

/// <summary>Small models of lessons 06 and 07, and data for them: to write a text backwards, to go on
/// counting.</summary>
internal static class RealModels
{
    public const long Vocabulary = 13;

    public static Transformer Translation(double dropout = 0.2, bool shared = true) => Seeded.Parameters(
        new Transformer(new TransformerConfig
        {
            SourceVocabulary = Vocabulary,
            TargetVocabulary = Vocabulary,
            SharedVocabulary = shared,
            DModel = 16,
            Heads = 2,
            EncoderLayers = 1,
            DecoderLayers = 1,
            DFeedForward = 24,
            MaxLength = 12,
            Dropout = dropout,
        }));

    public static LanguageModel Language(double dropout = 0.2) =>
        Seeded.Parameters(new LanguageModel(Vocabulary, 12, 16, 2, 1, dropout));

    /// <summary>Texts, and the same texts backwards.</summary>
    public static IBatchSource<TranslationBatch> Backwards { get; } = new Source<TranslationBatch>(random =>
    {
        long[][] texts =
        [
            .. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, random.Next(2, 6))
                .Select(_ => random.NextInt64(4, Vocabulary)).ToArray()),
        ];
        return new TranslationBatch(
            Padded([.. texts.Select(text => (long[])[.. text, 3])]),
            Padded([.. texts.Select(text => (long[])[2, .. text.Reverse(), 3])]));
    });

    /// <summary>Counting by ones.</summary>
    public static IBatchSource<LanguageBatch> Counting { get; } = new Source<LanguageBatch>(random =>
    {
        long[][] texts =
        [
            .. Enumerable.Range(0, 4).Select(_ => random.Next(9)).Select(
                start => Enumerable.Range(start, 9).Select(number => 4 + (number % (Vocabulary - 4))).ToArray()),
        ];
        return new LanguageBatch(
            Padded([.. texts.Select(text => text[..^1])]), Padded([.. texts.Select(text => text[1..])]));
    });

    private static Tensor Padded(long[][] texts) => Katas.Lesson05.Batches.Pad(texts, 0).DetachFromDisposeScope();

    private sealed class Source<TBatch>(Func<Random, TBatch> batch) : IBatchSource<TBatch>
        where TBatch : IDisposable
    {
        public IEnumerable<TBatch> Epoch(int epoch, int skip = 0) =>
            Enumerable.Range(skip, 5 - skip).Select(number => batch(new Random((1000 * epoch) + number)));
    }
}
