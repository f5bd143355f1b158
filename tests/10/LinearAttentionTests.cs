using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Tests;

public class LinearAttentionTests
{
    [Test, ForTask("10.11")]
    public void Above_0_it_is_x_plus_1_and_below_e_to_the_x()
    {
        var x = tensor(new[] { -3.0, -0.5, 0, 0.5, 3 });
        TensorAssert.Close(
            LinearAttention.FeatureMap(x),
            tensor(new[] { Math.Exp(-3), Math.Exp(-0.5), 1, 1.5, 4 }),
            "features of -3, -0.5, 0, 0.5 and 3",
            new Suspect(nn.functional.elu(x, 1), "1 is not added"),
            new Suspect(x.exp(), "e^x is taken above 0, too"),
            new Suspect(x.relu() + 1, "below 0 it is 1"));
    }

    [Test, ForTask("10.11")]
    public void Small_features_are_exact_in_BFloat16()
    {
        var x = tensor(new float[] { -8, -12, -20 }).to(ScalarType.BFloat16);
        var features = LinearAttention.FeatureMap(x);
        Assert.That(features.dtype, Is.EqualTo(ScalarType.BFloat16), "type of the features");
        var wide = x.to(ScalarType.Float32);
        var added = (nn.functional.elu(wide, 1) + 1).to(ScalarType.BFloat16).to(ScalarType.Float32);
        TensorAssert.Close(
            features.to(ScalarType.Float32) / wide.exp(),
            ones(3),
            "features of -8, -12 and -20 in BFloat16, divided by e^x",
            1e-2,
            new Suspect(
                added / wide.exp(), "1 is added to e^x - 1 in Float32, where from -17 on nothing is left of e^x"));
    }

    [Test, ForTask("10.11")]
    public void Large_numbers_and_their_gradients_stay_finite()
    {
        var x = tensor(new[] { -1000.0, -1, 0, 1, 1000 }).requires_grad_();
        var features = LinearAttention.FeatureMap(x);
        TensorAssert.NoNaN(features, "features of ±1000");
        var gradient = autograd.grad([features.sum()], [x])[0];
        TensorAssert.NoNaN(gradient, "gradient at ±1000", "e^1000 in a branch that is not taken: 0 · ∞ is NaN");
        TensorAssert.Close(
            gradient, tensor(new[] { 0, Math.Exp(-1), 1, 1, 1 }), "gradient at -1000, -1, 0, 1 and 1000");
    }

    [Test, ForTask("10.12")]
    public void Three_positions_by_hand()
    {
        // φ(0) = 1 and φ(1) = 2; every query is 0, so the weights are 1, 2, 1.
        var (q, k, v) = (zeros(3, 1, dtype: ScalarType.Float64), tensor(
            new double[,] { { 0 }, { 1 }, { 0 } }), tensor(new double[,] { { 6 }, { 3 }, { 2 } }));
        TensorAssert.Close(
            LinearAttention.Parallel(q, k, v),
            tensor(new double[,] { { 6 }, { 4 }, { 3.5 } }),
            "mixtures of 6; of 6 and 3 (weights 1 and 2); of 6, 3 and 2 (weights 1, 2 and 1)",
            new Suspect(
                tensor(new double[,] { { 1.5 }, { 3 }, { 3.5 } }),
                "the sum of all keys divides every position; it has to be cumulative"),
            new Suspect(
                tensor(new double[,] { { 6 }, { 6 }, { 14 } }),
                "each position is divided by its own key's weight; it has to be the sum up to it"),
            new Suspect(tensor(new double[,] { { 3.5 }, { 3.5 }, { 3.5 } }), "every position sees the whole text"),
            new Suspect(tensor(new double[,] { { 6 }, { 12 }, { 14 } }), "nothing is divided"),
            Enlarged(1e-5),
            Enlarged(1e-6),
            Enlarged(1e-8));

        static Suspect Enlarged(double by) => new(
            tensor(new[,] { { 6 / (1 + by) }, { 12 / (3 + by) }, { 14 / (4 + by) } }),
            "something small is added to what divides; features are above 0, and so is their sum");
    }

    [Test, ForTask("10.12")]
    public void It_is_a_matrix_of_positive_weights_that_is_never_there()
    {
        var (q, k, v) = Inputs(1);
        TensorAssert.Close(LinearAttention.Parallel(
            q, k, v), ByMatrix(q, k, v), "against weights φ(q)·φ(k), lower triangle, rows divided by their sums");
    }

    [Test, ForTask("10.12")]
    public void No_position_sees_a_later_one()
    {
        var (q, k, v) = Inputs(5);
        var before = LinearAttention.Parallel(q, k, v)[.., .., ..4];
        var (laterKey, laterValue) = (k.clone(), v.clone());
        laterKey[.., .., 4..] = tensor(3.0);
        laterValue[.., .., 4..] = tensor(9.0);
        TensorAssert.Close(
            LinearAttention.Parallel(
                q,
                laterKey,
                laterValue)[..,
                ..,
                ..4], before, "positions 0 to 3, the keys and values from 4 on being others");
    }

    [Test, ForTask("10.12")]
    public void Gradients_flow_through_everything()
    {
        var (q, k, v) = Inputs(9);
        GradientAssert.Same(
            inputs => LinearAttention.Parallel(inputs[0], inputs[1], inputs[2]),
            inputs => ByMatrix(inputs[0], inputs[1], inputs[2]),
            [("query", q), ("key", k), ("value", v)],
            "Parallel");
    }

    [Test, ForTask("10.12")]
    public void Half_types_stay_what_they_are()
    {
        var (q, k, v) = (zeros(600, 1).to(
            ScalarType.BFloat16), zeros(600, 1).to(ScalarType.BFloat16), ones(600, 1).to(ScalarType.BFloat16));
        v[300..] = tensor(0f).to(ScalarType.BFloat16);
        var output = LinearAttention.Parallel(q, k, v);
        Assert.That(output.dtype, Is.EqualTo(ScalarType.BFloat16), "type of the output");
        TensorAssert.Close(
            output[599].to(ScalarType.Float32), tensor(
                new[] { 0.5f }), "mean of 300 ones and 300 zeros in BFloat16 (a sum of ones stops at 256 there)", 1e-2);
    }

    [Test, ForTask("10.12")]
    public void More_keys_than_queries_are_refused()
    {
        var (q, k, v) = Inputs(1);
        ArgumentAssert.Rejects(() => LinearAttention.Parallel(q[.., .., ..3], k, v), "key", k, "7 keys for 3 queries");
    }

    [Test, ForTask("10.13")]
    public void Token_by_token_is_all_positions_at_once()
    {
        var (q, k, v) = Inputs(13);
        TensorAssert.Close(
            LinearAttention.Recurrent(q, k, v).output,
            ByMatrix(q, k, v),
            "against weights φ(q)·φ(k), lower triangle, rows divided by their sums");
    }

    [Test, ForTask("10.13")]
    public void The_state_is_two_sums()
    {
        var (q, k, v) = Inputs(17);
        var (_, state) = LinearAttention.Recurrent(q, k, v);
        var features = nn.functional.elu(k, 1) + 1;
        TensorAssert.Close(state.Sum, features.transpose(-2, -1).matmul(v), "Σ φ(k) vᵀ after 7 tokens");
        TensorAssert.Close(state.Normaliser, features.sum(-2), "Σ φ(k) after 7 tokens");
    }

    [Test, ForTask("10.13")]
    public void In_several_goes_it_is_the_same()
    {
        var (q, k, v) = Inputs(21);
        var whole = LinearAttention.Recurrent(q, k, v);
        LinearState? state = null;
        List<Tensor> outputs = [];
        foreach (var piece in new Places(0, 7).Cut(3))
        {
            (var output, state) = LinearAttention.Recurrent(piece.Of(q), piece.Of(k), piece.Of(v), state);
            outputs.Add(output);
        }

        TensorAssert.Close(cat(outputs, -2), whole.output, "7 tokens in pieces of 3, 3 and 1");
        TensorAssert.Close(state!.Sum, whole.state.Sum, "Σ φ(k) vᵀ after three pieces");
        TensorAssert.Close(state.Normaliser, whole.state.Normaliser, "Σ φ(k) after three pieces");
    }

    [Test, ForTask("10.13")]
    public void The_state_handed_in_stays_as_it_was()
    {
        var (q, k, v) = Inputs(25);
        var (_, state) = LinearAttention.Recurrent(q, k, v);
        var (sum, normaliser) = (state.Sum.clone(), state.Normaliser.clone());
        LinearAttention.Recurrent(q, k, v, state);
        TensorAssert.Unchanged(state.Sum, sum, "before.Sum");
        TensorAssert.Unchanged(state.Normaliser, normaliser, "before.Normaliser");
    }

    [Test, ForTask("10.13")]
    public void Nothing_but_output_and_state_is_left_alive()
    {
        using var outer = NewDisposeScope();
        using var noGradient = no_grad();
        var (q, k, v) = Inputs(29);
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        LinearAttention.Recurrent(q, k, v);
        Assert.That(
            DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before,
            Is.EqualTo(3),
            "tensors alive after the call, more than before: the output, and the state's two");
    }

    [Test, ForTask("10.13")]
    public void Gradients_flow_through_the_state()
    {
        var (q, k, v) = Inputs(33);
        GradientAssert.Same(
            inputs => LinearAttention.Recurrent(inputs[0], inputs[1], inputs[2]).output,
            inputs => ByMatrix(inputs[0], inputs[1], inputs[2]),
            [("query", q), ("key", k), ("value", v)],
            "Recurrent");
    }

    [Test, ForTask("10.13")]
    public void Half_types_have_a_state_in_Float32()
    {
        var (q, k, v) = (Seeded.Normal(1, ScalarType.Float16, 7, 4), Seeded.Normal(
            2, ScalarType.Float16, 7, 4), Seeded.Normal(3, ScalarType.Float16, 7, 6));
        var (output, state) = LinearAttention.Recurrent(q, k, v);
        Assert.That(output.dtype, Is.EqualTo(ScalarType.Float16), "type of the output");
        Assert.That(state.Sum.dtype, Is.EqualTo(ScalarType.Float32), "type of the state");
    }

    [Test, ForTask("10.13")]
    public void No_token_is_refused() => ArgumentAssert.Rejects<ArgumentException>(
        () => LinearAttention.Recurrent(ones(0, 4), ones(0, 4), ones(0, 6)), "the length", "it is 0");

    private static (Tensor q, Tensor k, Tensor v) Inputs(int seed)
    {
        var (q, k, v) = Sample.Of(seed, 7, 7);
        return (q, k, v);
    }

    private static Tensor ByMatrix(Tensor q, Tensor k, Tensor v)
    {
        var weights = (nn.functional.elu(q, 1) + 1).matmul(
            (nn.functional.elu(k, 1) + 1).transpose(-2, -1)).tril(); // [..., query, key]
        return (weights / weights.sum(-1, keepdim: true)).matmul(v);
    }
}
