using FluentAssertions;
using Katas.Checker.Trying.Values;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Checker.Trying;

public sealed class TensorTextTests
{
    private DisposeScope scope;

    [SetUp]
    public void Start() => scope = NewDisposeScope();

    [TearDown]
    public void End() => scope.Dispose();

    [Test]
    public void The_header_says_type_and_shape()
    {
        TensorText.Header(zeros(2, 3)).Should().Be("float32 [2, 3]");
        TensorText.Header(zeros(0, ScalarType.Int64)).Should().Be("int64 [0]");
        TensorText.Header(tensor(1.5)).Should().Be("float64 []");
        TensorText.Header(zeros(2).requires_grad_()).Should().Be("float32 [2], requires grad");
    }

    [Test]
    public void A_disposed_tensor_is_called_that()
    {
        var tensor = zeros(2);
        tensor.Dispose();

        TensorText.Header(tensor).Should().Contain("disposed");
        TensorText.Body(tensor, 80).Should().BeEmpty();
    }

    [Test]
    public void A_tensor_without_values_has_none_to_show()
    {
        TensorText.Body(zeros(0, 3), 80).Should().BeEmpty();
        TensorText.Body(zeros(2, 3, device: new Device(DeviceType.META)), 80).Should().BeEmpty();
    }

    [Test]
    public void A_single_number_is_written_in_full()
    {
        TensorText.Body(tensor(0.1f), 80).Should().Be("0.1");
        TensorText.Body(tensor(1.0 / 3), 80).Should().Be("0.333333333333333");
        TensorText.Body(tensor(42), 80).Should().Be("42");
        TensorText.Body(tensor(float.NegativeInfinity), 80).Should().Be("-∞");
    }

    [Test]
    public void Columns_are_aligned_and_have_as_few_decimals_as_they_need() =>
        TensorText.Body(tensor(new[,] { { 1f, -2.5f }, { 10f, 0.25f } }), 80).Should().Be(
            """
            [[ 1.00  -2.50]
             [10.00   0.25]]
            """);

    [Test]
    public void Matrices_of_a_batch_stand_apart() =>
        TensorText.Body(arange(8).reshape(2, 2, 2), 80).Should().Be(
            """
            [[[0  1]
              [2  3]]

             [[4  5]
              [6  7]]]
            """);

    [Test]
    public void Truth_and_what_is_no_number_have_words()
    {
        TensorText.Body(tensor(new[] { true, false }), 80).Should().Be("[ true  false]");
        TensorText.Body(tensor(new[] { float.NaN, float.PositiveInfinity, 1 }), 80).Should().Be("[NaN    ∞  1.0]");
    }

    [Test]
    public void A_real_zero_is_told_from_what_is_rounded_to_zero() =>
        TensorText.Body(tensor(new[] { 0f, 0.00001f, 0.33333f }), 80).Should().Be("[0       0.0000  0.3333]");

    [Test]
    public void Very_large_and_very_small_numbers_have_powers_of_ten()
    {
        TensorText.Body(tensor(new[] { 1e9f, 1f }), 80).Should().Be("[1.0000e+09  1.0000e+00]");
        TensorText.Body(tensor(new[] { 1e-9f, 0f }), 80).Should().Be("[1.0000e-09  0         ]");
    }

    [Test]
    public void Whole_numbers_beyond_float64_keep_their_digits() =>
        TensorText.Body(tensor(new[] { long.MaxValue, 1 }), 80).Should().Contain("9223372036854775807");

    [Test]
    public void Complex_numbers_show_both_parts() =>
        TensorText.Body(complex(tensor(new[] { 1f }), tensor(new[] { -2f })), 80).Should().Be("[1-2i]");

    [Test]
    public void A_large_tensor_shows_its_edges()
    {
        string[] lines = TensorText.Body(arange(10_000).reshape(100, 100), 80).Split('\n');

        lines.Should().HaveCount(7);
        lines[0].Should().Be("[[   0     1     2  …    97    98    99]");
        lines[3].Trim().Should().Be("…");
        lines[6].Should().EndWith("9999]]");
    }

    [Test]
    public void A_huge_tensor_is_shown_without_being_copied() =>
        TensorText.Body(zeros(1).expand(2_000_000_000), 80).Should().Be("[0.0  0.0  0.0  …  0.0  0.0  0.0]");

    [Test]
    public void Long_rows_are_broken_where_the_terminal_ends()
    {
        string[] lines = TensorText.Body(arange(60), 40).Split('\n');

        lines.Should().OnlyContain(line => line.Length <= 40).And.HaveCountGreaterThan(4);
        lines[1].Should().StartWith(" ", "what goes on stands under the first number");
    }

    [Test]
    public void Showing_a_tensor_leaves_nothing_behind()
    {
        using var numbers = randn(50, 50);
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

        TensorText.Body(numbers, 80);

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().Be(before);
    }
}
