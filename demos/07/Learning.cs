using Katas.Lesson05;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Demos;

/// <summary>A small translation model learns from pairs of sentences, with teacher forcing.</summary>
internal static class Learning
{
    /// <summary>Pairs of a batch.</summary>
    public const int BatchSize = 48;

    private const double Highest = 3e-3;

    /// <summary>A model that has learned nothing yet, the same on every run.</summary>
    /// <param name="pairs">Where its words come from.</param>
    /// <param name="dropout">Dropout probability during training.</param>
    public static Trained Fresh(IReadOnlyList<(string English, string French)> pairs, double dropout = 0.1)
    {
        var english = new WordList([.. pairs.Select(pair => pair.English)]);
        var french = new WordList([.. pairs.Select(pair => pair.French)]);
        random.manual_seed(7);
        var model = new Transformer(TransformerSizes.Tiny(french.Count) with
        {
            SourceVocabulary = english.Count,
            SharedVocabulary = false,
            MaxLength = 32,
            Dropout = dropout,
        });
        return new Trained(model, english, french);
    }

    /// <summary>Trains it, a step each time the next loss is asked for.</summary>
    /// <param name="trained">The model.</param>
    /// <param name="pairs">What it learns from.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="warmUp">The steps in which the learning rate rises.</param>
    public static IEnumerable<double> Losses(
        Trained trained, IReadOnlyList<(string English, string French)> pairs, int steps, int warmUp = 150)
    {
        var (model, english, french) = trained;
        (long[] Source, long[] Target)[] ids =
        [
            .. pairs.Select(pair => (
                (long[])[.. english.Read(pair.English), WordList.End],
                (long[])[WordList.Start, .. french.Read(pair.French), WordList.End])),
        ];
        var random = new Random(8);
        using var optimizer = optim.Adam(model.parameters(), lr: Highest, beta1: 0.9, beta2: 0.98);
        var batches = new Queue<(long[] Source, long[] Target)[]>();
        for (int step = 1; step <= steps; step++)
        {
            if (batches.Count == 0)
            {
                random.Shuffle(ids);
                batches = new(ids.Chunk(BatchSize));
            }

            using var scope = NewDisposeScope();
            var batch = batches.Dequeue();
            optimizer.ParamGroups.First().LearningRate =
                Highest * Math.Min((double)step / warmUp, Math.Sqrt((double)warmUp / step));
            var loss = TeacherForcing.Loss(
                model,
                Batches.Pad([.. batch.Select(pair => pair.Source)], WordList.Padding),
                Batches.Pad([.. batch.Select(pair => pair.Target)], WordList.Padding));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            yield return loss.ToDouble();
        }
    }
}
