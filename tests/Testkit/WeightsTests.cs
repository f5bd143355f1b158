using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Tests.Testkit;

public class WeightsTests
{
    [Test]
    public void Values_are_copied_by_name()
    {
        var (from, to) = (new Pair(3, 2), new Pair(3, 2));

        Weights.Copy(from, to);

        foreach (var (name, value) in from.state_dict())
        {
            TensorAssert.Close(to.state_dict()[name], value, name);
        }
    }

    [Test]
    public void Names_that_differ_are_listed() => Assert.That(
        Failure(nn.Linear(3, 2), new Pair(3, 2)),
        Does.Contain("the names or shapes in its state_dict are not the expected ones.")
            .And.Contain("\nMissing: first.weight [2, 3].")
            .And.Contain("\nUnexpected: weight [2, 3]."));

    [Test]
    public void Swapped_sizes_are_noticed() => Assert.That(
        Failure(new Pair(2, 3, hasBias: false), new Pair(3, 2, hasBias: false)),
        Does.Contain("\nfirst.weight: seen [3, 2], expected [2, 3].").And.Contain(
            "input and output sizes are swapped"));

    [Test]
    public void Biases_too_many_are_noticed() => Assert.That(
        Failure(new Pair(3, 2), new Pair(3, 2, hasBias: false)), Does.EndWith(
            "there are biases although bias is false."));

    [Test]
    public void A_module_that_was_not_registered_is_noticed() => Assert.That(
        Failure(new Unregistered(), new Pair(3, 2)), Does.Contain("RegisterComponents() was not called"));

    [Test]
    public void A_property_in_place_of_a_field_is_noticed() => Assert.That(
        Failure(new WithProperty(), new Pair(3, 2)), Does.EndWith(
            "a submodule sits in a property; names come from fields."));

    private static string Failure(nn.Module from, nn.Module to) =>
        Assert.Throws<AssertionException>(() => Weights.Copy(from, to))!.Message;

    private sealed class Pair : nn.Module
    {
        private readonly Linear first;
        private readonly Linear second;

        public Pair(long input, long output, bool hasBias = true)
            : base(nameof(Pair))
        {
            first = nn.Linear(input, output, hasBias);
            second = nn.Linear(input, output, hasBias);
            RegisterComponents();
        }
    }

    private sealed class Unregistered() : nn.Module(nameof(Unregistered))
    {
        private readonly Linear first = nn.Linear(3, 2);

        public override string GetName() => first.GetName();
    }

    private sealed class WithProperty : nn.Module
    {
        public WithProperty()
            : base(nameof(WithProperty))
        {
            First = nn.Linear(3, 2);
            RegisterComponents();
        }

        private Linear First { get; }
    }
}
