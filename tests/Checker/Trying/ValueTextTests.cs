using FluentAssertions;
using Katas.Checker.Trying.Messages;
using Katas.Checker.Trying.Values;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Checker.Trying;

public sealed class ValueTextTests
{
    [TestCase(null, "null")]
    [TestCase(42, "42")]
    [TestCase(0.1, "0.1")]
    [TestCase(0.1f, "0.1")]
    [TestCase(double.NegativeInfinity, "-∞")]
    [TestCase(true, "true")]
    [TestCase('x', "'x'")]
    [TestCase("a \"word\"\n", "\"a \\\"word\\\"\\n\"")]
    [TestCase(DayOfWeek.Friday, "DayOfWeek.Friday")]
    public void Plain_values_read_as_they_are_written(object? value, string text)
    {
        var shown = ValueText.Format(value, 80);

        shown.Header.Should().BeEmpty();
        shown.Body.Should().Be(text);
    }

    [Test]
    public void Numbers_in_arrays_stand_in_columns()
    {
        Shown(new[] { 1, 20, 3 }).Should().Be("int [3]\n[ 1  20   3]");
        Shown(new[,] { { 0.5, 1 }, { 2, 3 } }).Should().Be("double [2, 2]\n[[0.5  1.0]\n [2.0  3.0]]");
        Shown(Array.Empty<float>()).Should().Be("float [0]\n[]");
    }

    [Test]
    public void Lists_of_words_stand_side_by_side() =>
        Shown(new List<string> { "a", "b" }).Should().Be("List<string>, 2 items\n[\"a\", \"b\"]");

    [Test]
    public void A_sequence_without_an_end_is_cut_off()
    {
        static IEnumerable<int> Forever()
        {
            for (int i = 0; ; i++)
            {
                yield return i;
            }
        }

        Shown(Forever()).Should().EndWith("18, 19, …]");
    }

    [Test]
    public void A_tuple_shows_each_of_its_tensors()
    {
        using var scope = NewDisposeScope();

        Shown((ones(2), tensor(3))).Should().Be(
            "(Tensor, Tensor)\n1  float32 [2]\n  [1.0  1.0]\n2  int32 []\n  3");
        ValueText.Summary((ones(2), 3)).Should().Be("(float32 [2], 3)");
    }

    [Test]
    public void A_dictionary_shows_its_keys()
    {
        using var scope = NewDisposeScope();

        Shown(new Dictionary<string, Tensor> { ["weight"] = ones(1) }).Should().Contain("\"weight\"  float32 [1]\n  [1]");
    }

    [Test]
    public void A_record_shows_its_tensors()
    {
        using var scope = NewDisposeScope();

        Shown(new Output(ones(2), 3)).Should().Be("Output\nWeights  float32 [2]\n  [1.0  1.0]\nLayer  3");
    }

    [Test]
    public void A_module_shows_what_it_is_made_of()
    {
        using var module = nn.Sequential(("first", nn.Linear(2, 3)), ("second", nn.Dropout(0.5)));

        string text = Shown(module);

        text.Should().StartWith("Sequential, 9 parameters, training");
        text.Should().Contain("first   Linear  weight [3, 2]  bias [3]").And.Contain("second  Dropout");
        module.eval();
        ValueText.Summary(module).Should().EndWith("eval");
    }

    [Test]
    public void A_module_with_a_parameter_of_its_own_shows_it()
    {
        using var linear = nn.Linear(2, 3);

        Shown(linear).Should().Be("Linear, 9 parameters, training\nweight  [3, 2]\nbias    [3]");
    }

    [Test]
    public void A_list_that_holds_itself_comes_to_an_end()
    {
        var list = new List<object>();
        list.Add(list);

        Shown(list).Length.Should().BeLessThan(500);
    }

    [Test]
    public void A_long_text_is_cut_off() => ValueText.Format(new string('x', 100_000), 80).Body.Length.Should().BeLessThan(5000);

    [TestCase(typeof(Tensor), "Tensor")]
    [TestCase(typeof(int[][,]), "int[][,]")]
    [TestCase(typeof(int?), "int?")]
    [TestCase(typeof(Dictionary<string, List<Tensor>>), "Dictionary<string, List<Tensor>>")]
    [TestCase(typeof((Tensor, bool)), "(Tensor, bool)")]
    public void Types_read_as_C_sharp_writes_them(Type type, string name) => TypeName.Format(type).Should().Be(name);

    [TestCase(typeof(Tensor), "global::TorchSharp.torch.Tensor")]
    [TestCase(typeof(Dictionary<string, Tensor[]>), "global::System.Collections.Generic.Dictionary<string, global::TorchSharp.torch.Tensor[]>")]
    [TestCase(typeof(Dictionary<string, int>.KeyCollection), "global::System.Collections.Generic.Dictionary<string, int>.KeyCollection")]
    public void A_full_name_can_be_compiled(Type type, string name) => TypeName.Full(type).Should().Be(name);

    [Test]
    public void What_code_can_not_name_has_no_full_name()
    {
        TypeName.Full(new { A = 1 }.GetType()).Should().BeNull();
        TypeName.Full(typeof(Output)).Should().BeNull("it is private");
        TypeName.Full(typeof(List<Output>)).Should().BeNull();
    }

    private static string Shown(object value)
    {
        ScriptValue shown = ValueText.Format(value, 80);
        return $"{shown.Header}\n{shown.Body}";
    }

    private sealed record Output(Tensor Weights, int Layer);
}
