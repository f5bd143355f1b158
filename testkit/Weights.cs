using System.Diagnostics;
using System.Text;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit;

/// <summary>Moves parameters between the code under test and the reference, and sets them.</summary>
[StackTraceHidden]
public static class Weights
{
    /// <summary>
    /// Copies every parameter and buffer to the one of the same name. Fails, and says which names were seen and which
    /// were expected, if the two modules' <c>state_dict</c> differ in names, shapes or types.
    /// </summary>
    /// <param name="from">The module under test.</param>
    /// <param name="to">The module that receives the values, usually the reference.</param>
    public static void Copy(nn.Module from, nn.Module to)
    {
        using var scope = NewDisposeScope();
        var seen = from.state_dict();
        var wanted = to.state_dict();
        if (Compare(seen, wanted) is { } report)
        {
            Assert.Fail($"{from.GetName()}: the names or shapes in its state_dict are not the expected ones.{report}");
            return;
        }

        using var noGradient = no_grad();
        foreach (var (name, value) in wanted)
        {
            value.copy_(seen[name]);
        }
    }

    /// <summary>Sets parameters to one value each.</summary>
    /// <param name="module">The module.</param>
    /// <param name="fillings">Values, and how the names of their parameters end; the last that fits counts.</param>
    public static void Fill(nn.Module module, params (string Ending, double Value)[] fillings)
    {
        using var noGradient = no_grad();
        foreach (var (name, parameter) in module.named_parameters())
        {
            foreach (var (_, value) in fillings.Where(filling => name.EndsWith(filling.Ending, StringComparison.Ordinal)))
            {
                parameter.fill_(value);
            }
        }
    }

    private static string? Compare(Dictionary<string, Tensor> seen, Dictionary<string, Tensor> wanted)
    {
        string[] missing = [.. wanted.Keys.Except(seen.Keys)];
        string[] unexpected = [.. seen.Keys.Except(wanted.Keys)];
        string[] different =
            [.. wanted.Keys.Intersect(seen.Keys).Where(name => Kind(seen[name]) != Kind(wanted[name]))];
        if (missing.Length + unexpected.Length + different.Length == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (string name in missing)
        {
            text.Append($"\nMissing: {name} {Kind(wanted[name])}.");
        }

        foreach (string name in unexpected)
        {
            text.Append($"\nUnexpected: {name} {Kind(seen[name])}.");
        }

        foreach (string name in different)
        {
            text.Append($"\n{name}: seen {Kind(seen[name])}, expected {Kind(wanted[name])}.");
        }

        return text.Append(TensorAssert.Likely(Cause(seen, missing, unexpected, different, wanted))).ToString();
    }

    private static string? Cause(
        Dictionary<string, Tensor> seen,
        string[] missing,
        string[] unexpected,
        string[] different,
        Dictionary<string, Tensor> wanted)
    {
        if (seen.Count == 0)
        {
            return "RegisterComponents() was not called after the fields were set, so the module knows no parameters";
        }

        if (unexpected.Any(name => name.Contains("k__BackingField", StringComparison.Ordinal)))
        {
            return "a submodule sits in a property; names come from fields";
        }

        if (missing.Length == 0 && different.Length == 0 && unexpected.All(
            name => name.EndsWith("bias", StringComparison.Ordinal)))
        {
            return "there are biases although bias is false";
        }

        if (missing.Length + unexpected.Length == 0
            && different.All(name => seen[name].shape.Reverse().SequenceEqual(wanted[name].shape)))
        {
            return "input and output sizes are swapped; Linear takes the input's size first, "
                + "and its weight is [output, input]";
        }

        return null;
    }

    private static string Kind(Tensor tensor) =>
        TensorValues.Text(tensor.shape) + (tensor.dtype == ScalarType.Float32 ? "" : $" {tensor.dtype}");
}
