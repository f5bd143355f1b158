extern alias reference;

using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson02;

namespace Katas.Lesson02.Tests;

public class MergeTests
{
    [Test, ForTask("02.2")]
    public void Three_heads_of_two_features_stand_side_by_side()
    {
        var heads = tensor(new float[,,,]
        {
            { { { 1, 2 }, { 10, 20 } }, { { 3, 4 }, { 30, 40 } }, { { 5, 6 }, { 50, 60 } } },
        });

        TensorAssert.Close(
            Heads.Merge(heads),
            tensor(new float[,,] { { { 1, 2, 3, 4, 5, 6 }, { 10, 20, 30, 40, 50, 60 } } }),
            "heads (1, 2), (3, 4) and (5, 6), and ten times that for the second token, merged",
            [.. Suspects(heads)]);
    }

    [Test, ForTask("02.2")]
    public void Every_size_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 2, 3, 5, 4));
        CompareWithReference(Seeded.Normal(2, 1, 2, 7, 3));
        CompareWithReference(Seeded.Normal(3, 3, 4, 1, 2));
        CompareWithReference(Seeded.Normal(4, 2, 1, 5, 4));
        CompareWithReference(Seeded.Normal(5, 2, 6, 5, 1));
    }

    [Test, ForTask("02.2")]
    public void As_many_heads_as_tokens_and_features_hide_nothing()
    {
        CompareWithReference(Seeded.Normal(6, 3, 3, 3, 3));
        CompareWithReference(Seeded.Normal(7, 2, 3, 3, 5));
        CompareWithReference(Seeded.Normal(8, 2, 5, 3, 3));
    }

    [Test, ForTask("02.2")]
    public void It_undoes_a_split()
    {
        var input = Seeded.Normal(9, 2, 5, 12);

        TensorAssert.Close(
            Heads.Merge(Reference.Heads.Split(input, 3)), input, "[2, 5, 12], split into 3 heads and merged again");
    }

    [Test, ForTask("02.2")]
    public void Other_types_of_value_stay()
    {
        CompareWithReference(Seeded.Normal(10, ScalarType.Float64, 2, 3, 5, 4));
        CompareWithReference(Seeded.Normal(10, ScalarType.Float16, 2, 3, 5, 4));
        CompareWithReference(arange(120).reshape(2, 3, 5, 4));
    }

    [Test, ForTask("02.2")]
    public void The_heads_are_left_as_they_were()
    {
        var heads = Seeded.Normal(11, 2, 3, 5, 4);
        var before = heads.clone();

        Heads.Merge(heads);

        TensorAssert.Unchanged(heads, before, "heads");
    }

    [Test, ForTask("02.2")]
    public void The_gradient_goes_back_to_where_each_number_came_from() => GradientAssert.Same(
        inputs => Heads.Merge(inputs[0]),
        inputs => Reference.Heads.Merge(inputs[0]),
        [("heads", Seeded.Normal(12, 2, 3, 5, 4))],
        "Merge");

    [Test, ForTask("02.2")]
    public void A_tensor_without_heads_is_refused()
    {
        var merged = Seeded.Normal(13, 2, 5, 12);

        ArgumentAssert.Rejects(() => Heads.Merge(merged), "heads", merged, "it has three dimensions");
    }

    private static void CompareWithReference(Tensor heads)
    {
        var expected = Reference.Heads.Merge(heads);
        Suspect[] suspects = [.. Suspects(heads)];
        TensorAssert.Close(Heads.Merge(heads), expected, $"heads {Guard.Shape(heads)} merged", suspects);
    }

    private static IEnumerable<Suspect> Suspects(Tensor heads)
    {
        var (batch, count, length, features) = (heads.size(0), heads.size(1), heads.size(2), heads.size(3));
        yield return new Suspect(
            heads.reshape(batch, length, count * features),
            "the heads were reshaped without transposing first, so that one token's row holds other tokens' numbers");
        yield return new Suspect(
            heads.permute(0, 2, 3, 1).reshape(batch, length, count * features),
            "the heads are interleaved: feature 0 of every head, then feature 1; it should be all of head 0 first");
        yield return new Suspect(heads.sum(1), "the heads were added up; they should stand side by side");
        yield return new Suspect(heads.sum(1) / count, "the heads were averaged; they should stand side by side");
    }
}
