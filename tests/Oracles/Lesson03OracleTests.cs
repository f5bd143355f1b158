using Katas.Lesson01;
using Katas.Lesson03;
using Katas.Testkit;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>Lesson 03's solutions against golden files from PyTorch and against TorchSharp's own modules.</summary>
public class Lesson03OracleTests
{
    private static readonly ScalarType[] s_types = [ScalarType.Float32, ScalarType.Float64];

    private static IEnumerable<string> SinusoidFiles => Golden.Names("03-sinusoids-");

    private static IEnumerable<string> LearnedFiles => Golden.Names("03-learned-");

    private static IEnumerable<string> ShawFiles => Golden.Names("03-shaw-");

    private static IEnumerable<string> BucketFiles => Golden.Names("03-buckets-");

    private static IEnumerable<string> BiasFiles => Golden.Names("03-bias-");

    private static IEnumerable<string> SimilarityFiles => Golden.Names("03-similarity-");

    [Test]
    public void The_golden_files_are_there()
    {
        int[] counts =
        [
            SinusoidFiles.Count(), LearnedFiles.Count(), ShawFiles.Count(), BucketFiles.Count(), BiasFiles.Count(),
            SimilarityFiles.Count(),
        ];
        Assert.That(
            counts,
            Is.EqualTo(new[] { 6, 4, 6, 12, 4, 2 }),
            "golden files of sinusoids, learned positions, clipped distances, buckets, bias and similarity");
    }

    [TestCaseSource(nameof(SinusoidFiles))]
    [Oracle(
        "the paper's formula in Python's floats, golden files",
        "Sinusoids.Frequencies", "Sinusoids.Table", "SinusoidalEncoding.forward")]
    public void Sinusoids_agree_with_the_formula(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        long[] sizes = Sizes(golden);

        // Far out, a frequency that is off by its last digit turns the angle by 1e-11.
        TensorAssert.Close(
            Sinusoids.Frequencies(sizes[1]), golden["frequencies"], $"{file}: frequencies", tolerance: 1e-14);
        TensorAssert.Close(
            Sinusoids.Table(sizes[0], sizes[1], sizes[2]), golden["table"], $"{file}: table", tolerance: 1e-9);
        TensorAssert.Close(
            new SinusoidalEncoding(sizes[1]).call(golden["input"], sizes[2]),
            golden["output"],
            $"{file}: output",
            tolerance: 1e-6);
    }

    [TestCaseSource(nameof(LearnedFiles))]
    [Oracle("PyTorch, golden files: `nn.Embedding`", "LearnedPositions.forward")]
    public void Learned_positions_agree_with_PyTorch_s_Embedding(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        long[] sizes = Sizes(golden);
        var input = golden["input"].requires_grad_();
        var positions = new LearnedPositions(sizes[0], sizes[1]);
        positions.to(input.dtype);
        positions.load_state_dict(new Dictionary<string, Tensor> { ["weight"] = golden["weight"] });

        var output = positions.call(input, sizes[2]);
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(input.grad, golden["input_gradient"], $"{file}: gradient of input");
        TensorAssert.Close(
            positions.parameters().First().grad, golden["weight_gradient"], $"{file}: gradient of weight");
    }

    [TestCaseSource(nameof(ShawFiles))]
    [Oracle(
        "PyTorch, golden files: Shaw's formulas row by row",
        "Distances.Between", "Distances.Clip", "RelativeAttention.Scores", "RelativeAttention.forward")]
    public void Relative_attention_agrees_with_the_formulas(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        long[] sizes = Sizes(golden);
        var query = golden["query"].requires_grad_();
        var key = golden["key"].requires_grad_();
        var value = golden["value"].requires_grad_();
        var attention = new RelativeAttention(query.size(-1), value.size(-1), sizes[0]);
        attention.to(query.dtype);
        attention.load_state_dict(golden.State("state"));

        var (output, weights) = attention.call(query, key, value, golden.Find("mask"), sizes[1]);
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(weights, golden["weights"], $"{file}: weights");
        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(query.grad, golden["query_gradient"], $"{file}: gradient of query");
        TensorAssert.Close(key.grad, golden["key_gradient"], $"{file}: gradient of key");
        TensorAssert.Close(value.grad, golden["value_gradient"], $"{file}: gradient of value");
        foreach (var (name, parameter) in attention.named_parameters())
        {
            TensorAssert.Close(parameter.grad, golden[$"{name}_gradient"], $"{file}: gradient of {name}");
        }
    }

    [TestCaseSource(nameof(BucketFiles))]
    [Oracle("T5's formula in Python's floats, golden files", "Distances.Bucket")]
    public void Buckets_agree_with_T5_borders_included(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        long[] sizes = Sizes(golden);

        TensorAssert.Close(
            Distances.Bucket(golden["distances"], sizes[0] == 1, sizes[1], sizes[2]), golden["buckets"], file);
    }

    [TestCaseSource(nameof(BiasFiles))]
    [Oracle("PyTorch, golden files: `nn.Embedding`, softmax", "RelativeBias.forward")]
    public void The_bias_and_attention_under_it_agree_with_PyTorch(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);
        long[] sizes = Sizes(golden);
        var relative = new RelativeBias(sizes[0], sizes[1], sizes[2], sizes[3] == 1);
        relative.to(golden["weight"].dtype);
        relative.load_state_dict(new Dictionary<string, Tensor> { ["weight"] = golden["weight"] });

        var bias = relative.call(sizes[4], sizes[5], sizes[6]);
        var (output, weights) = Attention.ScaledDotProduct(golden["query"], golden["key"], golden["value"], bias);
        (output * golden["direction"]).sum().backward();

        TensorAssert.Close(bias, golden["bias"], $"{file}: bias");
        TensorAssert.Close(weights, golden["weights"], $"{file}: weights");
        TensorAssert.Close(output, golden["output"], $"{file}: output");
        TensorAssert.Close(
            relative.parameters().First().grad, golden["weight_gradient"], $"{file}: gradient of weight");
    }

    [TestCaseSource(nameof(SimilarityFiles))]
    [Oracle("PyTorch, golden files: `cosine_similarity`", "Similarity.Cosine")]
    public void Similarity_agrees_with_PyTorch_s_own(string file)
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load(file);

        TensorAssert.Close(Similarity.Cosine(golden["vectors"]), golden["cosines"], file);
    }

    [Test]
    [Oracle("PyTorch, golden files: attention on both orders", "Order.Sensitivity")]
    public void Sensitivity_of_attention_agrees_with_PyTorch_s_attention()
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Load("03-order.json");
        var layer = new AttentionLayer(6, 6, 6);
        layer.to(ScalarType.Float64);
        layer.load_state_dict(golden.State("state"));
        var encoding = new SinusoidalEncoding(6);

        double without = Order.Sensitivity(
            tokens => layer.SelfAttend(tokens).output, golden["input"], golden["order"]);
        double with = Order.Sensitivity(
            tokens => layer.SelfAttend(encoding.call(tokens)).output, golden["input"], golden["order"]);

        Assert.That(without, Is.LessThan(1e-12), "sensitivity of attention without positions");
        Assert.That(
            with, Is.EqualTo(golden.Numbers("with_positions")[0]).Within(1e-10), "sensitivity with sinusoids");
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `Embedding`", "LearnedPositions.forward")]
    public void Learned_positions_agree_with_TorchSharp_s_Embedding(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var positions = Seeded.Parameters(new LearnedPositions(9, 6));
        positions.to(type);
        var embedding = nn.Embedding(9, 6, dtype: type);
        Weights.Copy(from: positions, to: embedding);
        var input = Seeded.Normal(1, type, 2, 4, 6);

        TensorAssert.Close(
            positions.call(input, 3), input + embedding.call(arange(3, 7)), $"positions 3 to 6, {type}");
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `Embedding`, `scaled_dot_product_attention`", "RelativeBias.forward")]
    public void The_bias_agrees_with_TorchSharp_s_Embedding_and_attention(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var relative = Seeded.Parameters(new RelativeBias(3));
        relative.to(type);
        var embedding = nn.Embedding(32, 3, dtype: type);
        Weights.Copy(from: relative, to: embedding);
        var query = Seeded.Normal(2, type, 2, 3, 4, 7);
        var key = Seeded.Normal(3, type, 2, 3, 5, 7);
        var value = Seeded.Normal(4, type, 2, 3, 5, 6);

        var bias = relative.call(4, 5, 0);

        TensorAssert.Close(
            bias,
            embedding.call(Distances.Bucket(Distances.Between(4, 5))).permute(2, 0, 1),
            $"bias of 3 heads, {type}");
        TensorAssert.Close(
            Attention.ScaledDotProduct(query, key, value, bias).output,
            nn.functional.scaled_dot_product_attention(query, key, value, bias.unsqueeze(0).expand(2, 3, 4, 5)),
            $"attention under the bias, {type}");
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle(
        "TorchSharp: `scaled_dot_product_attention` under a mask of numbers",
        "RelativeAttention.Scores", "RelativeAttention.forward")]
    public void Relative_scores_agree_with_TorchSharp_s_attention_under_a_mask_of_the_same_numbers(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var attention = Seeded.Parameters(new RelativeAttention(7, 4, 2));
        attention.to(type);
        using (no_grad())
        {
            attention.state_dict()["relative_values"].zero_(); // torch's attention has none
        }

        var query = Seeded.Normal(5, type, 2, 3, 4, 7);
        var key = Seeded.Normal(6, type, 2, 3, 5, 7);
        var value = Seeded.Normal(7, type, 2, 3, 5, 4);

        // q · a for every query and distance first, from which each pair of query and key picks one.
        var products = einsum("bhqd,rd->bhqr", query, attention.state_dict()["relative_keys"]);
        var picked = Distances.Clip(Distances.Between(4, 5), 2).expand(2, 3, 4, 5);
        var mask = products.gather(-1, picked) / Math.Sqrt(7);

        TensorAssert.Close(
            attention.call(query, key, value, null, 0).output,
            nn.functional.scaled_dot_product_attention(query, key, value, mask),
            $"attention with clipped distances, {type}");
    }

    [TestCaseSource(nameof(s_types))]
    [Oracle("TorchSharp: `cosine_similarity`", "Similarity.Cosine")]
    public void Similarity_agrees_with_TorchSharp_s_own(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var vectors = Seeded.Normal(8, type, 2, 5, 7);

        TensorAssert.Close(
            Similarity.Cosine(vectors),
            nn.functional.cosine_similarity(vectors.unsqueeze(-2), vectors.unsqueeze(-3), dim: -1),
            $"cosines by cosine_similarity, {type}");
    }

    private static long[] Sizes(Golden golden) => [.. golden.Numbers("sizes").Select(number => (long)number)];
}
