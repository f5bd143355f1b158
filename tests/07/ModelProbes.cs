using Katas.Testkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson07.Tests;

/// <summary>
/// Runs the tasks of the model on fixed inputs, so that a learner's results can be told apart from those of the
/// catalogued mistakes. Models run in float64, where another order of the same operations changes next to nothing.
/// </summary>
public static class ModelProbes
{
    [Probe("07.1")]
    public static Tensor Embedded() => Embedding(0).call(Models.Text(1, 13, 2, 5), 0);

    [Probe("07.1")]
    public static Tensor EmbeddedFarther() => Embedding(0).call(Models.Text(2, 13, 2, 5), 3);

    [Probe("07.1")]
    public static Tensor EmbeddedWithEverythingDropped() => Embedding(1).call(Models.Text(3, 13, 2, 5), 0);

    [Probe("07.1")]
    public static Tensor EmbeddedInEval()
    {
        var layer = Embedding(1);
        layer.eval();
        return layer.call(Models.Text(4, 13, 2, 5), 0);
    }

    [Probe("07.2")]
    public static Tensor Memory() => Model().Encode(Models.Text(5, 13, 2, 6));

    [Probe("07.2")]
    public static Tensor MemoryOfPaddedTexts() => Model().Encode(Models.Source(6));

    [Probe("07.2")]
    public static Tensor MemoryOfNothing()
    {
        var source = Models.Source(7);
        source[2] = Models.Padding;
        return Model().Encode(source);
    }

    [Probe("07.2")]
    public static Tensor MemoryOfIdsOfBothLanguages() => Model().Encode(Models.Text(8, 11, 2, 6));

    [Probe("07.3")]
    public static (Tensor, Tensor, Tensor) Scores() => Scores(Models.Text(9, 11, 3, 5), Models.Text(10, 11, 3, 6));

    [Probe("07.3")]
    public static (Tensor, Tensor, Tensor) ScoresOfPaddedTexts() => Scores(Models.Target(11), Models.Source(12));

    [Probe("07.3")]
    public static (Tensor, Tensor, Tensor) ScoresOfPaddedTextsOfOneLength() =>
        Scores(Models.Target(13), Models.Source(14)[.., ..5]);

    [Probe("07.3")]
    public static (Tensor, Tensor, Tensor) ScoresOfALongText() => Scores(Models.Target(15), Models.Source(16)[.., ..3]);

    [Probe("07.3")]
    public static (Tensor, Tensor, Tensor) ScoresWithPaddingAmidTheText()
    {
        var target = Models.Target(17);
        target[0, 1] = Models.Padding;
        return Scores(target, Models.Source(18));
    }

    [Probe("07.3")]
    public static (Tensor, Tensor, Tensor) ScoresOfNothingRead()
    {
        var source = Models.Source(19);
        source[1] = Models.Padding;
        return Scores(Models.Target(20), source);
    }

    [Probe("07.3")]
    public static (Tensor, string) ScoresWithCaches()
    {
        var model = Model();
        var (target, source, memory) = (Models.Text(21, 11, 3, 5), Models.Source(22), Normal(23, 3, 6, Models.Width));
        var caches = model.NewCaches();
        model.Decode(target[.., ..3], memory, source, caches);
        var logits = model.Decode(target, memory, source, caches).logits;
        return (logits, string.Join(' ', caches.Select(cache => cache.Length)));
    }

    [Probe("07.3")]
    public static Tensor ScoresOfPaddingInTheCaches()
    {
        var model = Model();
        var (target, source, memory) = (Models.Target(24), Models.Source(25), Normal(26, 3, 6, Models.Width));
        target[0, 1] = Models.Padding;
        var caches = model.NewCaches();
        model.Decode(target[.., ..4], memory, source, caches);
        return model.Decode(target, memory, source, caches).logits;
    }

    [Probe("07.4")]
    public static (Tensor, Tensor) Shifted() => TeacherForcing.Shift(Models.Target(27));

    [Probe("07.4")]
    public static (Tensor, Tensor) ShiftedShortly() => TeacherForcing.Shift(Models.Text(28, 11, 4, 3));

    [Probe("07.11")]
    public static Tensor Looks() => Aligned(29, 4, 1);

    [Probe("07.11")]
    public static Tensor LooksOfTheFirstBlock() => Aligned(30, 4, 0);

    [Probe("07.11")]
    public static Tensor LooksOfOneWord() => Aligned(31, 1, 0);

    private static Tensor Normal(int seed, params long[] shape) => Seeded.Normal(seed, ScalarType.Float64, shape);

    private static TokenEmbedding Embedding(double dropout) => Models.Embedding(dropout, ScalarType.Float64).layer;

    private static Transformer Model() => Models.Pair(type: ScalarType.Float64).model;

    private static (Tensor Logits, Tensor First, Tensor Last) Scores(Tensor target, Tensor source)
    {
        var memory = Normal(32, source.size(0), source.size(1), Models.Width);
        var (logits, weights) = Model().Decode(target, memory, source);
        return (logits, weights[0], weights[^1]);
    }

    private static Tensor Aligned(int seed, long words, int layer)
    {
        using var noGradient = no_grad();
        return Alignment.Weights(Model(), Models.Text(seed, 13, 6), Models.Text(seed + 1, 11, words), layer);
    }
}
