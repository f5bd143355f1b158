using FluentAssertions;
using Katas.Checker.Diagnosing;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Checker;

/// <summary>Errors that TorchSharp and .NET really throw, with their own words, are put in plain ones.</summary>
public sealed class ErrorMeaningsTests
{
    private const string Shapes = "whose shapes do not line up";
    private const string Joined = "Tensors are joined that differ";
    private const string NothingToJoin = "There is nothing to join";
    private const string Product = "In a matrix product";
    private const string Einsum = "The letters of einsum";
    private const string FewerDimensions = "fewer dimensions than this line expects";
    private const string EachDimensionOnce = "Every dimension of the tensor has to be named";
    private const string AsManyDimensions = "needs as many dimensions";
    private const string Index = "An index is larger than what it points into";
    private const string WholeNumbersAsked = "needs whole numbers (Int64)";
    private const string FractionsAsked = "This takes fractions";
    private const string Types = "Two tensors of different dtypes meet";
    private const string Loss = "one row of logits for each label";
    private const string OneNumber = "is read as one number";
    private const string ReadAsAnother = "read as a type it does not have";
    private const string Mask = "The mask holds numbers";

    private static readonly (string Name, string Words, Func<object?> Does)[] Cases =
    [
        ("sum of shapes that do not fit", Shapes, () => Fractions() + zeros(3, 4)),
        ("masked_fill with another shape", Shapes, () => Fractions().masked_fill(ones(5) > 0, 0)),
        ("where with other shapes", Shapes, () => where(Fractions() > 0, zeros(2, 3), zeros(3, 4))),
        ("expand of a dimension that is there", Shapes, () => Fractions().expand(5, 3)),
        ("copy of another shape", Shapes, () => Fractions().copy_(zeros(3, 4))),
        ("weights of another shape", Shapes, () => nn.Linear(2, 3).load_state_dict(nn.Linear(3, 2).state_dict())),
        ("cat of shapes that do not fit", Joined, () => cat([Fractions(), zeros(3, 4)])),
        ("stack of shapes that do not fit", Joined, () => stack([Fractions(), zeros(3, 4)])),
        ("stack of nothing", NothingToJoin, () => stack(Array.Empty<Tensor>())),
        ("batches of matrices that do not fit", Product, () => bmm(zeros(2, 3, 4), zeros(3, 4, 2))),
        ("linear map of another width", Product, () => nn.Linear(5, 2).call(Fractions())),
        ("bmm without a batch", "What multiplies tensors with any number", () => bmm(Fractions(), zeros(3, 4))),
        ("einsum with a size that does not fit", Einsum, () => einsum("ij,jk->ik", Fractions(), Fractions())),
        ("einsum with a letter too many", Einsum, () => einsum("ijk,jk->ik", Fractions(), zeros(3, 4))),
        ("view of what is transposed", "no view of it is possible", () => Fractions().transpose(0, 1).view(6)),
        ("view of another size", "do not multiply to the number of values", () => Fractions().view(4, 2)),
        ("softmax over a dimension that is not there", FewerDimensions, () => Fractions().softmax(5)),
        ("transpose of a dimension that is not there", FewerDimensions, () => Fractions().transpose(0, 3)),
        ("more indices than dimensions", FewerDimensions, () => Fractions()[0, 1, 2]),
        ("tril of a vector", FewerDimensions, () => Numbers().tril()),
        ("permute with a dimension too many", EachDimensionOnce, () => Fractions().permute(0, 1, 2)),
        ("permute with a dimension twice", EachDimensionOnce, () => Fractions().permute(0, 0)),
        ("repeat with a dimension too few", EachDimensionOnce, () => Fractions().repeat(2)),
        ("gather with a dimension too few", AsManyDimensions, () => Fractions().gather(1, Numbers())),
        ("scatter with a dimension too few", AsManyDimensions, () => zeros(2, 3).scatter(1, Numbers(), ones(2))),
        ("row that is not there", Index, () => Fractions()[5]),
        ("narrow beyond the end", "A part of a tensor is asked for that ends behind", () => Fractions().narrow(0, 1, 5)),
        ("rows that are not there", Index, () => Fractions()[tensor([7L])]),
        ("gather beyond the end", Index, () => Fractions().gather(1, tensor(new long[,] { { 9 }, { 0 } }))),
        ("id that is not in the table", Index, () => nn.Embedding(3, 2).call(tensor([5L]))),
        ("label that is not there", Index, () => nn.functional.cross_entropy(zeros(2, 5), tensor([7L, 1L]))),
        ("more than there are", Index, () => Fractions().topk(9)),
        ("element of an array that is not there", Index, () => Items(1)[Items(1).Length]),
        ("element of a list that is not there", Index, () => Items(1).ToList()[1]),
        ("one_hot with too few classes", "Labels start at 0", () => nn.functional.one_hot(Numbers(), 1)),
        ("index of fractions", WholeNumbersAsked, () => Fractions()[tensor([0f])]),
        ("gather by fractions", WholeNumbersAsked, () => Fractions().gather(1, Fractions())),
        ("ids that are fractions", WholeNumbersAsked, () => nn.Embedding(3, 2).call(Fractions())),
        ("one_hot of fractions", WholeNumbersAsked, () => nn.functional.one_hot(Fractions(), 3)),
        ("labels of another type", "Labels and ids have to be Int64", () => nn.functional.cross_entropy(zeros(2, 5), zeros(2, dtype: int32))),
        ("softmax of whole numbers", FractionsAsked, () => Numbers().softmax(0)),
        ("mean of whole numbers", FractionsAsked, () => Numbers().mean()),
        ("mean of booleans", FractionsAsked, () => (Fractions() > 0).mean()),
        ("norm of whole numbers", FractionsAsked, () => Numbers().norm()),
        ("drawing by whole numbers", FractionsAsked, () => multinomial(Numbers(), 1)),
        ("linear map of another type", Types, () => nn.functional.linear(Fractions().to(float64), zeros(4, 3))),
        ("scatter of another type", Types, () => zeros(2, 3).scatter(1, tensor(new long[,] { { 0 }, { 0 } }), 1)),
        ("fractions added to whole numbers in place", Types, () => Numbers().add_(tensor(0.5f))),
        ("loss with classes last", Loss, () => nn.functional.cross_entropy(zeros(2, 3, 5), zeros(2, 3, dtype: int64))),
        ("loss with too few labels", Loss, () => nn.functional.cross_entropy(zeros(4, 5), zeros(3, dtype: int64))),
        ("item of several", OneNumber, () => Fractions().item<float>()),
        ("number of several", OneNumber, () => Fractions().ToInt64()),
        ("item of another type", ReadAsAnother, () => Fractions().sum().item<double>()),
        ("data of another type", ReadAsAnother, () => Fractions().data<double>()),
        ("masked_fill by numbers", Mask, () => Fractions().masked_fill(Fractions(), 0)),
        ("where by numbers", Mask, () => where(Fractions(), Fractions(), Fractions())),
        ("booleans subtracted", "does not subtract booleans", () => (Fractions() > 0) - (Fractions() > 0)),
        ("1 - booleans", "does not subtract booleans", () => 1 - (Fractions() > 0)),
        ("^ for a power", "^ is not a power", () => Fractions() ^ Fractions()),
        ("& of numbers", "not true and false", () => Fractions() & Fractions()),
        ("~ of numbers", "not true and false", () => ~Fractions()),
        ("drawing by negative numbers", "Logits are not probabilities yet", () => multinomial(Fractions() - 10, 1)),
        ("dropout by percentage", "Is it a percentage", () => nn.functional.dropout(Fractions(), 10, true)),
        ("negative power of whole numbers", "raised to a negative power", () => Numbers().pow(-1)),
        ("split into other sizes", "The parts do not add up", () => Fractions().split([1, 1], 1)),
        ("arange backwards", "Fewer than 0 values", () => arange(5, 1)),
        ("zeros of a negative size", "Fewer than 0 values", () => zeros(-1)),
        ("layer_norm of another width", "Is it the number of features?", () => nn.functional.layer_norm(Fractions(), [4])),
        ("backward twice", "has been through backward already", () => Twice(Learned().exp().sum())),
        ("backward from several numbers", "Backward starts from one number", () => Backward(Learned() * 2)),
        ("backward through nothing", "Nothing that was computed here can be learned through", () => Backward(Fractions().sum())),
        ("parameter changed in place", "changed in place while gradients are recorded", () => Learned().add_(1)),
        ("what backward needs changed in place", "after it was used", () => Backward(Learned().exp().add_(1).sum())),
        ("expanded tensor changed in place", "share memory", () => zeros(1).expand(3).add_(1)),
        ("tensor used after its scope", "after it was disposed", () => Gone() + 1),
        ("first of nothing", "the list is empty", () => Items().First()),
        ("largest of nothing", "the list is empty", () => Items().Max()),
        ("key that is not there", "A key is looked up", () => new Dictionary<string, int>()["a"]),
        ("division by 0", "divided by 0", () => 1 / Items().Length),
        ("value that is missing", "A value is read where there is none", () => ((int?)null)!.Value),
        ("null", "Something is null here", () => ((Tensor)null!).shape),
    ];

    [TestCaseSource(nameof(Names))]
    public void An_error_is_put_in_plain_words(string name)
    {
        var (_, words, does) = Cases.Single(each => each.Name == name);
        using var scope = NewDisposeScope();

        var error = does.Should().Throw<Exception>().Which;

        ErrorMeanings.Explain($"{error.GetType().FullName} : {error.Message}").Should().Contain(words, "torch says '{0}'", error.Message);
    }

    [Test]
    public void What_nobody_knows_has_no_meaning() => ErrorMeanings.Explain("System.FormatException : One two three").Should().BeNull();

    private static IEnumerable<string> Names() => Cases.Select(each => each.Name);

    private static Tensor Fractions() => Seeded.Normal(1, 2, 3);

    private static Tensor Numbers() => tensor([0L, 1L]);

    private static Tensor Learned() => zeros(2, requires_grad: true);

    private static int[] Items(params int[] numbers) => numbers;

    private static Tensor Gone()
    {
        using var tensor = zeros(2);
        return tensor;
    }

    private static object? Backward(Tensor result)
    {
        result.backward();
        return null;
    }

    private static object? Twice(Tensor result)
    {
        result.backward();
        return Backward(result);
    }
}
