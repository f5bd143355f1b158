extern alias reference;

using Katas.Lesson01;
using Katas.Testkit;
using Katas.Toolkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson03;

namespace Katas.Lesson03.Tests;

public class SinusoidalEncodingTests
{
    [Test, ForTask("03.4")]
    public void Positions_are_added_to_the_tokens()
    {
        var input = tensor(new float[,] { { 10, 20 }, { 30, 40 } });
        var expected = tensor(new[,] { { 10, 21 }, { 30 + MathF.Sin(1), 40 + MathF.Cos(1) } });

        TensorAssert.Close(
            new SinusoidalEncoding(2).call(input, 0),
            expected,
            "two tokens of two features, by hand",
            Suspects(input, 0));
    }

    [Test, ForTask("03.4")]
    public void Any_shape_matches_the_reference()
    {
        CompareWithReference(Seeded.Normal(1, 3, 6));
        CompareWithReference(Seeded.Normal(2, 1, 3, 6));
        CompareWithReference(Seeded.Normal(3, 2, 3, 6));
        CompareWithReference(Seeded.Normal(4, 2, 5, 3, 6));
        CompareWithReference(Seeded.Normal(5, 2, 1, 6));
        CompareWithReference(Seeded.Normal(6, 6, 6, 6));
    }

    [Test, ForTask("03.4")]
    public void An_odd_width_works_as_well() => CompareWithReference(Seeded.Normal(7, 2, 3, 7));

    [Test, ForTask("03.4")]
    public void The_offset_moves_the_positions_on()
    {
        CompareWithReference(Seeded.Normal(8, 2, 3, 6), 4);
        CompareWithReference(Seeded.Normal(9, 2, 3, 7), 1000);
    }

    [Test, ForTask("03.4")]
    public void A_text_fed_in_pieces_gets_the_positions_of_the_whole()
    {
        var input = Seeded.Normal(10, 2, 8, 6);
        var encoding = new SinusoidalEncoding(6);

        TensorAssert.Close(
            cat([encoding.call(input.narrow(1, 0, 5), 0), encoding.call(input.narrow(1, 5, 3), 5)], 1),
            encoding.call(input),
            "5 tokens and then 3 with an offset of 5 (seen), and all 8 at once (expected)");
    }

    [Test, ForTask("03.4")]
    public void No_length_is_too_long() => Assert.That(
        new SinusoidalEncoding(4).call(zeros(1, 20_000, 4)).isfinite().all().ToBoolean(),
        Is.True,
        "whether 20 000 tokens all get finite values");

    [Test, ForTask("03.4")]
    public void The_type_of_value_is_the_input_s()
    {
        CompareWithReference(Seeded.Normal(11, ScalarType.Float64, 2, 3, 6), 2);
        CompareWithReference(Seeded.Normal(12, 2, 3, 6).to(ScalarType.BFloat16));
        CompareWithReference(Seeded.Normal(12, ScalarType.Float16, 2, 3, 6));
    }

    [Test, ForTask("03.4")]
    public void Each_call_goes_by_its_own_arguments()
    {
        var (encoding, reference) = (new SinusoidalEncoding(6), new Reference.SinusoidalEncoding(6));
        (Tensor input, long offset)[] calls =
        [
            (Seeded.Normal(20, 2, 5, 6), 0),
            (Seeded.Normal(21, 2, 5, 6), 3),
            (Seeded.Normal(22, 2, 3, 6), 0),
            (Seeded.Normal(23, 4, 9, 6), 2),
            (Seeded.Normal(24, ScalarType.Float64, 2, 5, 6), 0),
            (Seeded.Normal(25, 2, 5, 6), 0),
        ];
        foreach (var ((input, offset), number) in calls.Select((call, i) => (call, i + 1)))
        {
            TensorAssert.Close(
                encoding.call(input, offset),
                reference.call(input, offset),
                $"call {number} of one encoding, {Guard.Shape(input)} {input.dtype} with positions from {offset}");
        }
    }

    [Test, ForTask("03.4")]
    public void It_has_nothing_to_learn_and_nothing_to_save()
    {
        var encoding = new SinusoidalEncoding(6);
        encoding.call(Seeded.Normal(13, 2, 3, 6), 0);

        Assert.That(encoding.parameters(), Is.Empty, "parameters after a call");
        Assert.That(encoding.state_dict(), Is.Empty, "state_dict after a call");
    }

    [Test, ForTask("03.4")]
    public void The_input_is_left_as_it_was()
    {
        var input = Seeded.Normal(14, 2, 3, 6);
        var before = input.clone();

        new SinusoidalEncoding(6).call(input, 0);

        TensorAssert.Unchanged(input, before, "input");
    }

    [Test, ForTask("03.4")]
    public void The_gradient_passes_through_unchanged() => GradientAssert.Same(
        inputs => new SinusoidalEncoding(6).call(inputs[0], 3),
        inputs => inputs[0] * 1,
        [("input", Seeded.Normal(15, 2, 3, 6))],
        "SinusoidalEncoding");

    [Test, ForTask("03.4")]
    public void Attention_notices_the_order_once_positions_are_added()
    {
        var layer = Seeded.Parameters(new AttentionLayer(6, 7, 4));
        var encoding = new SinusoidalEncoding(6);
        var input = Seeded.Normal(16, 2, 5, 6);
        var order = tensor(new long[] { 3, 0, 4, 1, 2 });

        Assert.That(
            Reference.Order.Sensitivity(tokens => layer.SelfAttend(encoding.call(tokens)).output, input, order),
            Is.GreaterThan(0.01),
            "sensitivity of self-attention with positions to the order [3, 0, 4, 1, 2]");
    }

    [Test, ForTask("03.4")]
    public void What_does_not_fit_is_refused()
    {
        var encoding = new SinusoidalEncoding(6);
        var wide = Seeded.Normal(17, 2, 3, 8);
        var flat = Seeded.Normal(18, 6);

        ArgumentAssert.Rejects(() => encoding.call(wide, 0), "input", wide, "its d_model is 8 and not 6");
        ArgumentAssert.Rejects(() => encoding.call(flat, 0), "input", flat, "it has no length");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => encoding.call(Seeded.Normal(19, 2, 3, 6), -1), "offset", "it is -1");
    }

    private static void CompareWithReference(Tensor input, long offset = 0)
    {
        // Before the call, which may spoil its input.
        var expected = new Reference.SinusoidalEncoding(input.size(-1)).call(input, offset);
        var suspects = Suspects(input, offset);
        TensorAssert.Close(
            new SinusoidalEncoding(input.size(-1)).call(input, offset),
            expected,
            $"input {Guard.Shape(input)} {input.dtype} with positions from {offset}",
            suspects);
    }

    private static Suspect[] Suspects(Tensor input, long offset)
    {
        var table = Reference.Sinusoids.Table(input.size(-2), input.size(-1), offset).to(input);
        return
        [
            new(table, "the positions alone are returned; they should be added to the input"),
            new(
                input + Reference.Sinusoids.Table(input.size(-2), input.size(-1)).to(input),
                "the offset has no effect"),
            new(input * table, "the positions are multiplied and not added"),
            new(
                (input * Math.Sqrt(input.size(-1))) + table,
                "the tokens are scaled by √d_model as well; here they are taken as they are"),
        ];
    }
}
