extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson00;

namespace Katas.Lesson00.Tests;

public class NextWordTests
{
    [Test, ForTask("00.9")]
    public void The_model_knows_its_parameters() => Assert.That(
        new NextWord(vocabulary: 7, features: 4).parameters().Count(),
        Is.EqualTo(3),
        "number of parameters: a table, and a weight and a bias for the scores. 0 means that RegisterComponents() was "
        + "not called after the fields were set");

    [Test, ForTask("00.9")]
    public void Parameters_have_the_names_and_shapes_of_the_reference() =>
        Weights.Copy(from: new NextWord(7, 4), to: new Reference.NextWord(7, 4));

    [Test, ForTask("00.9")]
    public void There_are_as_many_numbers_as_counted_by_hand() => Assert.That(
        new NextWord(8, 4).parameters().Sum(parameter => parameter.numel()),
        Is.EqualTo((8 * 4) + (4 * 8) + 8),
        "numbers in a model of 8 words and 4 features");

    [Test, ForTask("00.9")]
    public void Every_parameter_can_be_trained() => Assert.That(
        new NextWord(7, 4).parameters().Select(parameter => parameter.requires_grad),
        Is.Not.Empty.And.All.True,
        "requires_grad of the parameters");

    [Test, ForTask("00.9")]
    public void The_model_moves_to_float64_as_a_whole()
    {
        var model = new NextWord(7, 4);
        model.to(ScalarType.Float64);
        Assert.That(
            model.parameters().Select(parameter => parameter.dtype),
            Is.Not.Empty.And.All.EqualTo(ScalarType.Float64),
            "dtype of the parameters after to(Float64)");
    }

    [Test, ForTask("00.9")]
    public void Two_models_have_tables_of_their_own()
    {
        var (first, second) = (Seeded.Parameters(new NextWord(7, 4), 1), Seeded.Parameters(new NextWord(7, 4), 2));
        var words = tensor(new long[] { 0, 6 });
        Assert.That(
            (first.call(words) - second.call(words)).abs().max().ToDouble(),
            Is.GreaterThan(1e-3),
            "difference between the logits of two models with different parameters");
    }

    [Test, ForTask("00.9")]
    public void A_gradient_reaches_every_word_and_every_parameter()
    {
        var model = Seeded.Parameters(new NextWord(7, 4));
        model.call(arange(7)).square().sum().backward();
        foreach (var (name, parameter) in model.named_parameters())
        {
            bool isReached = parameter.grad is { } gradient
                && gradient.reshape(gradient.size(0), -1).ne(0).any(-1).all().item<bool>();
            Assert.That(isReached, Is.True, $"whether a gradient reaches every row of {name}");
        }
    }

    [Test, ForTask("00.9")]
    public void It_gives_the_reference_s_logits()
    {
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
        {
            var (model, expected) = (new NextWord(7, 4), new Reference.NextWord(7, 4));
            model.to(type);
            expected.to(type);
            Weights.Copy(from: Seeded.Parameters(model), to: expected);
            foreach (var words in new[] { tensor(new long[] { 6, 0, 3 }), tensor(new long[,] { { 1, 2 }, { 5, 0 } }) })
            {
                TensorAssert.Close(
                    model.call(words),
                    expected.call(words),
                    $"logits for words {Guard.Shape(words)}, {type}");
            }
        }
    }

    [Test, ForTask("00.9")]
    public void Sizes_of_0_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => _ = new NextWord(0, 4), "vocabulary", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => _ = new NextWord(7, -1), "features", "it is -1");
    }
}
