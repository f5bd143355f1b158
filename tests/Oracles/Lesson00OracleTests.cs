using Katas.Lesson00;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 00's solutions against TorchSharp's own functions, modules and optimiser.</summary>
public class Lesson00OracleTests
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64];

    [Test]
    [Oracle("TorchSharp: `index_select`", "Tensors.LastWords")]
    public void The_last_words_are_those_that_index_select_takes()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            var vectors = Seeded.Normal(1, type, 2, 3, 5);
            TensorAssert.Close(
                Tensors.LastWords(vectors, type), vectors.index_select(1, tensor(new[] { 2L })).squeeze(1), $"last words, {type}");
        }
    }

    [Test]
    [Oracle("TorchSharp: `einsum`", "Tensors.Score", "Tensors.ByFeature")]
    public void Products_and_orders_are_those_of_einsum()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            var vectors = Seeded.Normal(2, type, 2, 3, 4);
            var (importance, patterns) = (Seeded.Normal(3, type, 4), Seeded.Normal(4, type, 4, 5));
            TensorAssert.Close(
                Tensors.Score(vectors, importance, patterns),
                einsum("swf,f,fc->swc", vectors, importance, patterns),
                $"scores, {type}");
            TensorAssert.Close(
                Tensors.ByFeature(vectors), einsum("swf->fsw", vectors).reshape(4, 6), $"rows of features, {type}");
        }
    }

    [Test]
    [Oracle("TorchSharp: `layer_norm`, times the spread", "Tensors.Center")]
    public void Centered_rows_are_layer_norm_s_before_it_divides()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            var values = Seeded.Normal(5, type, 2, 3, 5) + 4;
            var spread = values.std(-1, unbiased: false, keepdim: true);
            TensorAssert.Close(
                Tensors.Center(values), nn.functional.layer_norm(values, [5], eps: 0) * spread, $"centered rows, {type}");
        }
    }

    [Test]
    [Oracle("TorchSharp: `nn.Embedding` with padding", "Words.Embed")]
    public void Words_are_looked_up_as_by_an_embedding_with_padding()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            using var embedding = nn.Embedding(7, 4, padding_idx: 3);
            embedding.to(type);
            var table = Seeded.Normal(6, type, 7, 4);
            using (no_grad())
            {
                embedding.weight!.copy_(table);
                embedding.weight![3] = zeros(4, dtype: type);
            }

            var (words, direction) = (tensor(new long[,] { { 1, 3, 6 }, { 3, 2, 1 } }), Seeded.Normal(7, type, 2, 3, 4));
            var own = table.clone().requires_grad_();
            var (seen, expected) = (Words.Embed(own, words, 3), embedding.call(words));
            TensorAssert.Close(seen, expected, $"vectors of words, {type}");

            (seen * direction).sum().backward();
            (expected * direction).sum().backward();
            TensorAssert.Close(own.grad, embedding.weight!.grad!, $"gradient of the table, {type}");
        }
    }

    [Test]
    [Oracle("TorchSharp: `mse_loss` of `nn.Linear`", "Learning.Gradient")]
    public void Loss_and_gradient_are_those_of_a_linear_layer()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            using var linear = nn.Linear(3, 1, hasBias: false);
            linear.to(type);
            var weights = Seeded.Normal(8, type, 3);
            var (inputs, targets) = (Seeded.Normal(9, type, 5, 3), Seeded.Normal(10, type, 5));
            using (no_grad())
            {
                linear.weight!.copy_(weights.unsqueeze(0));
            }

            var expected = nn.functional.mse_loss(linear.call(inputs), targets.unsqueeze(1));
            expected.backward();

            var (loss, gradient) = Learning.Gradient(weights, inputs, targets);
            TensorAssert.Close(loss, expected, $"loss, {type}");
            TensorAssert.Close(gradient, linear.weight!.grad!.squeeze(0), $"gradient, {type}");
        }
    }

    [Test]
    [Oracle("TorchSharp: `optim.SGD`", "Learning.Step")]
    public void Steps_are_those_of_torch_s_own_optimiser()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            using var own = new Parameter(Seeded.Normal(11, type, 2, 3));
            using var other = new Parameter(Seeded.Normal(11, type, 2, 3));
            using var optimizer = optim.SGD([other], 0.1);
            for (int step = 0; step < 5; step++)
            {
                own.pow(4).sum().backward();
                other.pow(4).sum().backward();
                Learning.Step([own], 0.1);
                optimizer.step();
                optimizer.zero_grad();
                TensorAssert.Close(own.detach(), other.detach(), $"a parameter after step {step + 1}, {type}");
            }
        }
    }

    [Test]
    [Oracle("TorchSharp: `cross_entropy`", "Learning.CrossEntropy")]
    public void Cross_entropy_is_torch_s_own()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            foreach (double scale in new[] { 1, 300 })
            {
                var (own, other) = (Logits(type, scale), Logits(type, scale));
                var labels = tensor(new long[] { 0, 4, 2, 2 });
                var (seen, expected) = (Learning.CrossEntropy(own, labels), nn.functional.cross_entropy(other, labels));
                TensorAssert.Close(seen, expected, $"loss of logits around {scale}, {type}");

                seen.backward();
                expected.backward();
                TensorAssert.Close(own.grad, other.grad!, $"gradient for logits around {scale}, {type}");
            }
        }

        static Tensor Logits(ScalarType type, double scale) => (Seeded.Normal(12, type, 4, 5) * scale).detach().requires_grad_();
    }

    [Test]
    [Oracle("TorchSharp: `nn.Sequential` of `Embedding` and `Linear`, `cross_entropy` and `optim.SGD`", "NextWord", "Fitting.Fit")]
    public void The_model_is_fitted_as_torch_s_own_parts_are()
    {
        using var scope = NewDisposeScope();
        foreach (var type in s_types)
        {
            using var model = new NextWord(5, 3);
            using var embedding = nn.Embedding(5, 3);
            using var linear = nn.Linear(3, 5);
            using var sequence = nn.Sequential(("embedding", embedding), ("scores", linear));
            model.to(type);
            sequence.to(type);
            Weights.Copy(from: Seeded.Parameters(model), to: sequence);
            var (words, next) = (tensor(new long[] { 3, 0, 2, 1, 4 }), tensor(new long[] { 4, 1, 3, 2, 0 }));
            TensorAssert.Close(model.call(words), sequence.call(words), $"logits, {type}");

            using var optimizer = optim.SGD(sequence.parameters(), 0.25);
            int expected = 0;
            while (!sequence.call(words).argmax(-1).eq(next).all().item<bool>())
            {
                optimizer.zero_grad();
                nn.functional.cross_entropy(sequence.call(words), next).backward();
                optimizer.step();
                expected++;
            }

            Assert.That(Fitting.Fit(model, words, next, 0.25, 500), Is.EqualTo(expected), $"steps, {type}");
            TensorAssert.Close(model.call(words), sequence.call(words), $"logits after fitting, {type}");
        }
    }
}
