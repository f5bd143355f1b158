using Katas.Testkit;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson00.Tests;

/// <summary>
/// Runs each task on fixed inputs, so that a learner's results can be told apart from those of the catalogued mistakes.
/// Where a mistake may change its input, the input is part of the result.
/// </summary>
public static class Probes
{
    [Probe("00.1")]
    public static Tensor LastWordsOfSentences() => Tensors.LastWords(Seeded.Normal(1, 2, 3, 5), ScalarType.Float32);

    [Probe("00.1")]
    public static Tensor LastWordsOfACube() => Tensors.LastWords(Seeded.Normal(2, 4, 4, 4), ScalarType.Float32);

    [Probe("00.1")]
    public static Tensor LastWordsAsFloat64() => Tensors.LastWords(Seeded.Normal(3, 2, 3, 5), ScalarType.Float64);

    [Probe("00.1")]
    public static Tensor LastWordsAsWholeNumbers() =>
        Tensors.LastWords(Seeded.Normal(4, ScalarType.Float64, 2, 6, 3) * 10, ScalarType.Int64);

    [Probe("00.2")]
    public static (Tensor, Tensor) ScoresOfATable()
    {
        var vectors = Seeded.Normal(5, 3, 4);
        return (Tensors.Score(vectors, Seeded.Normal(6, 4), Seeded.Normal(7, 4, 5)), vectors);
    }

    [Probe("00.2")]
    public static Tensor ScoresOfABatch() => Tensors.Score(
        Seeded.Normal(8, ScalarType.Float64, 2, 3, 4),
        Seeded.Normal(9, ScalarType.Float64, 4),
        Seeded.Normal(10, ScalarType.Float64, 4, 5));

    [Probe("00.2")]
    public static Tensor ScoresOfASquare() =>
        Tensors.Score(Seeded.Normal(11, 4, 4), Seeded.Normal(12, 4), Seeded.Normal(13, 4, 4));

    [Probe("00.3")]
    public static Tensor FeaturesOfSentences() => Tensors.ByFeature(Seeded.Normal(14, 2, 3, 5));

    [Probe("00.3")]
    public static Tensor FeaturesOfACube() => Tensors.ByFeature(Seeded.Normal(15, 4, 4, 4));

    [Probe("00.3")]
    public static Tensor FeaturesOfAView() =>
        Tensors.ByFeature(Seeded.Normal(16, ScalarType.Float64, 5, 3, 2).transpose(0, 2));

    [Probe("00.4")]
    public static (Tensor, Tensor) CenteredTable()
    {
        var values = Seeded.Normal(17, 3, 5) + 1;
        return (Tensors.Center(values), values);
    }

    [Probe("00.4")]
    public static Tensor CenteredSquare() => Tensors.Center(Seeded.Normal(18, 4, 4) + 1);

    [Probe("00.4")]
    public static Tensor CenteredRow() => Tensors.Center(Seeded.Normal(19, 5) + 1);

    [Probe("00.4")]
    public static Tensor CenteredStack() => Tensors.Center(Seeded.Normal(20, ScalarType.Float64, 2, 3, 5) + 1);

    [Probe("00.5")]
    public static (Tensor, Tensor) WordsOfTwoSentences()
    {
        var table = Seeded.Normal(21, 7, 4);
        return (Words.Embed(table, tensor(new long[,] { { 1, 6, 0, 3, 3 }, { 2, 5, 3, 3, 3 } }), 3), table);
    }

    [Probe("00.5")]
    public static Tensor WordsWithPaddingFirst() => Words.Embed(
        Seeded.Normal(22, ScalarType.Float64, 7, 4), tensor(new long[] { 1, 2, 0, 0, 4 }), 0);

    [Probe("00.5")]
    public static Tensor WordsOfASquare() => Words.Embed(
        Seeded.Normal(23, 4, 4),
        tensor(new long[,] { { 1, 2, 0, 3 }, { 2, 2, 1, 1 }, { 3, 0, 1, 1 }, { 0, 1, 1, 1 } }),
        1);

    [Probe("00.5")]
    public static Tensor WordsWithNaNForThePadding()
    {
        var table = Seeded.Normal(24, 7, 4);
        table[3] = full([4], float.NaN);
        return Words.Embed(table, tensor(new long[,] { { 1, 3 }, { 3, 6 } }), 3);
    }

    [Probe("00.6")]
    public static (Tensor, Tensor) GradientOfFourRows() =>
        Learning.Gradient(Seeded.Normal(25, 3), Seeded.Normal(26, 4, 3), Seeded.Normal(27, 4));

    [Probe("00.6")]
    public static (Tensor, Tensor) GradientInFloat64() => Learning.Gradient(
        Seeded.Normal(28, ScalarType.Float64, 5),
        Seeded.Normal(29, ScalarType.Float64, 2, 5),
        Seeded.Normal(30, ScalarType.Float64, 2));

    [Probe("00.6")]
    public static (Tensor, Tensor, Tensor, bool) GradientBesideAnother()
    {
        var weights = Seeded.Normal(31, 3).requires_grad_();
        (weights * 2).sum().backward();
        var (loss, gradient) = Learning.Gradient(weights, Seeded.Normal(32, 4, 3), Seeded.Normal(33, 4));
        return (loss.detach(), gradient.detach().clone(), weights.grad!, weights.requires_grad);
    }

    [Probe("00.6")]
    public static string MarkedAndLeft()
    {
        var weights = Seeded.Normal(34, 3);
        var (inputs, targets) = (Seeded.Normal(35, 4, 3), Seeded.Normal(36, 4));
        using var scope = NewDisposeScope();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Learning.Gradient(weights, inputs, targets);
        long left = DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
        return $"marked: {weights.requires_grad}, more left than the results: {left > 2}";
    }

    [Probe("00.7")]
    public static (Tensor, Tensor, Tensor, Tensor) TwoSteps()
    {
        var (first, second) = (Start(37, 3), Start(38, 2, 5));
        Learning.Step([first, second], 0.25);
        var (firstAfterOne, secondAfterOne) = (first.detach().clone(), second.detach().clone());
        (first * 3).sum().backward();
        Learning.Step([first, second], 0.5);
        return (firstAfterOne, secondAfterOne, first.detach(), second.detach());
    }

    [Probe("00.7")]
    public static (Tensor, Tensor) OneWithoutAGradient()
    {
        var (idle, busy) = (new Parameter(Seeded.Normal(39, ScalarType.Float64, 4)), Start(40, 3));
        Learning.Step([idle, busy], 0.125);
        return (idle.detach(), busy.detach());
    }

    [Probe("00.7")]
    public static string GradientsAfterAStep()
    {
        var parameter = Start(41, 3);
        Learning.Step([parameter], 0.5);
        bool forgotten = parameter.grad is not { } gradient || gradient.abs().max().ToDouble() == 0;
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Learning.Step([parameter], 0.5);
        Learning.Step([parameter], 0.5);
        bool left = DisposeScopeManager.Statistics.ThreadTotalLiveCount > before;
        return $"forgotten: {forgotten}, marked: {parameter.requires_grad}, tensors left: {left}";
    }

    [Probe("00.8")]
    public static Tensor LossOfFourRows() =>
        Learning.CrossEntropy(Seeded.Normal(42, 4, 3), tensor(new long[] { 0, 2, 1, 2 }));

    [Probe("00.8")]
    public static Tensor LossInFloat64() => Learning.CrossEntropy(
        Seeded.Normal(43, ScalarType.Float64, 3, 5) * 4, tensor(new long[] { 4, 0, 2 }));

    [Probe("00.8")]
    public static Tensor LossOfASquare() =>
        Learning.CrossEntropy(Seeded.Normal(44, 4, 4), tensor(new long[] { 1, 3, 0, 3 }));

    [Probe("00.8")]
    public static Tensor LossOfHugeLogits() => Learning.CrossEntropy(
        tensor(new float[,] { { 1000, 0, -1000 }, { -1000, -1000, -1000 }, { 0, 1000, 1000 } }),
        tensor(new long[] { 1, 2, 1 }));

    [Probe("00.9")]
    public static string ParametersOfAModel() => Parameters(new NextWord(7, 4));

    [Probe("00.9")]
    public static string ParametersOfASquareModel() => Parameters(new NextWord(4, 4));

    [Probe("00.9")]
    public static string RowsThatLearn()
    {
        var model = Seeded.Parameters(new NextWord(5, 3));
        model.call(arange(5)).square().sum().backward();
        return string.Join("\n", model.named_parameters().OrderBy(pair => pair.name, StringComparer.Ordinal).Select(
            pair => $"{pair.name}: {(pair.parameter.grad is { } gradient ? gradient.ne(0).sum().ToInt64() : -1)}"));
    }

    [Probe("00.10")]
    public static (double, double, Tensor, Tensor) FittedToACircle() => Fitted(ScalarType.Float32, 0.5, 500);

    [Probe("00.10")]
    public static (double, double, Tensor, Tensor) FittedInFloat64() => Fitted(ScalarType.Float64, 0.125, 500);

    [Probe("00.10")]
    public static (double, double, Tensor, Tensor) FittedForThreeSteps() =>
        Fitted(ScalarType.Float32, 0.5, 3, isStale: true);

    [Probe("00.10")]
    public static (double, double, Tensor, Tensor) FittedForNoStep() => Fitted(ScalarType.Float32, 0.5, 0);

    [Probe("00.10")]
    public static string TensorsLeftByFitting()
    {
        var model = Seeded.Parameters(new NextWord(5, 3));
        var (words, next) = (tensor(new long[] { 0, 1, 1 }), tensor(new long[] { 1, 2, 3 }));
        Fitting.Fit(model, words, next, 0.1, 2);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Fitting.Fit(model, words, next, 0.1, 20);
        long left = DisposeScopeManager.Statistics.ThreadTotalLiveCount - before;
        return $"tensors left by twenty rounds: {left > 3}";
    }

    private static Parameter Start(int seed, params long[] shape)
    {
        var parameter = new Parameter(Seeded.Normal(seed, shape));
        (parameter * Seeded.Normal(seed + 100, shape)).sum().backward();
        return parameter;
    }

    private static (double, double, Tensor, Tensor) Fitted(ScalarType type, double rate, int most, bool isStale = false)
    {
        var model = new NextWord(5, 3);
        model.to(type);
        Seeded.Parameters(model);
        var words = tensor(new long[] { 3, 0, 2, 1, 4 });
        if (isStale)
        {
            model.call(words).square().sum().backward();
        }

        int steps = Fitting.Fit(model, words, tensor(new long[] { 4, 1, 3, 2, 0 }), rate, most);
        var state = model.state_dict();
        double left = model.parameters().Sum(parameter => parameter.grad?.abs().sum().ToDouble() ?? 0);
        return (steps, left, state["embedding.weight"].detach(), state["scores.weight"].detach());
    }

    private static string Parameters(NextWord model) =>
        string.Join("\n", model.state_dict().Select(pair => $"{pair.Key} {Guard.Shape(pair.Value)}").Order(
            StringComparer.Ordinal))
        + $"\n{model.parameters().Count()} parameters";
}
