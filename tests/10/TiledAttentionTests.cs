extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference01 = reference::Katas.Lesson01;

namespace Katas.Lesson10.Tests;

public class TiledAttentionTests
{
    private static readonly long[] s_sizes = [1, 2, 3, 5, 11, 40];

    [Test, ForTask("10.4")]
    public void Each_key_counts_once()
    {
        var (query, key) = (zeros(2, 4, dtype: ScalarType.Float64), Seeded.Normal(2, ScalarType.Float64, 11, 4));
        var strip = new Tile(new Places(0, 2), new Places(0, 11), 9);
        foreach (long size in s_sizes)
        {
            var part = TiledAttention.Row(
                query, key, eye(11, dtype: ScalarType.Float64), strip, new TileOptions { Size = size });
            TensorAssert.Close(
                part.Output,
                full([2, 11], 1 / 11.0, ScalarType.Float64),
                $"what 11 keys add to the output, all scores being 0, in tiles of {size}",
                [.. Sample.Miscounted(part.Output, "key", "keys")]);
        }
    }

    [Test, ForTask("10.4")]
    public void A_strip_is_lesson_01_s_attention_for_tiles_of_any_size()
    {
        var sample = Sample.Of(1);
        foreach (long size in s_sizes)
        {
            var part = TiledAttention.Row(
                sample.Query, sample.Key, sample.Value, sample.Whole, new TileOptions { Size = size });
            TensorAssert.Close(part.Output, sample.Output(), $"output, 11 keys in tiles of {size}");
            TensorAssert.Close(part.LogSumExp, sample.LogSumExp(), $"logsumexp, 11 keys in tiles of {size}");
        }
    }

    [Test, ForTask("10.4")]
    public void Only_the_strip_s_queries_and_keys_count()
    {
        var sample = Sample.Of(5);
        var strip = new Tile(new Places(2, 2), new Places(0, 7), 6);
        var part = TiledAttention.Row(sample.Query, sample.Key, sample.Value, strip, new TileOptions { Size = 3 });

        var seen = sample with { Query =
            sample.Query[.., .., 2..4], Key = sample.Key[.., .., ..7], Value = sample.Value[.., .., ..7] };
        TensorAssert.Close(part.Output, seen.Output(), "output of queries 2 and 3, keys 0 to 6");
        TensorAssert.Close(part.LogSumExp, seen.LogSumExp(), "logsumexp of queries 2 and 3, keys 0 to 6");
    }

    [Test, ForTask("10.4")]
    public void A_query_that_sees_nothing_of_one_tile_sees_the_others()
    {
        var sample = Sample.Of(7);
        var mask = ones(5, 11, dtype: ScalarType.Bool);
        mask[1, ..4] = tensor(false);
        mask[3, 4..8] = tensor(false);
        mask[4, 8..] = tensor(false);
        var part = TiledAttention.Row(
            sample.Query, sample.Key, sample.Value, sample.Whole, new TileOptions { Size = 4, Overlay = Overlays.Mask(
                mask) });

        string what = "queries 1, 3 and 4 of 5 seeing nothing of one tile each";
        TensorAssert.NoNaN(
            part.Output, $"output, {what}", "in such a tile all scores of the row are -∞, and softmax of it is 0 / 0");
        TensorAssert.Close(part.Output, sample.Output(mask), $"output, {what}");
        TensorAssert.Close(part.LogSumExp, sample.LogSumExp(mask), $"logsumexp, {what}");
    }

    [Test, ForTask("10.4")]
    public void What_is_laid_over_the_scores_is_cut_into_tiles()
    {
        var sample = Sample.Of(9);
        foreach (var mask in new[]
        {
            Seeded.Mask(12, 5, 11), Seeded.Normal(13, ScalarType.Float64, 5, 11), Seeded.Mask(14, 2, 1, 1, 11),
            Seeded.Normal(15, ScalarType.Float64, 2, 3, 5, 11), Seeded.Mask(16, 11),
        })
        {
            var part = TiledAttention.Row(
                sample.Query, sample.Key, sample.Value, sample.Whole, new TileOptions { Size =
                    4, Overlay = Overlays.Mask(mask) });
            TensorAssert.Close(
                part.Output, sample.Output(mask), $"output under a mask {mask.dtype} {Toolkit.Guard.Shape(mask)}");
            TensorAssert.Close(
                part.LogSumExp, sample.LogSumExp(mask), $"logsumexp under a mask {Toolkit.Guard.Shape(mask)}");
        }
    }

    [Test, ForTask("10.4")]
    public void A_row_that_sees_nothing_gets_0_and_minus_infinity()
    {
        var sample = Sample.Of(17);
        var mask = Seeded.Mask(18, 5, 11);
        mask[2] = tensor(false);
        mask[3, ..4] = tensor(false); // a whole tile of this row
        var part = TiledAttention.Row(
            sample.Query, sample.Key, sample.Value, sample.Whole, new TileOptions { Size = 4, Overlay = Overlays.Mask(
                mask) });

        TensorAssert.NoNaN(part.Output, "output, query 2 of 5 seeing nothing", "0 / 0: the sum of such a row is 0");
        TensorAssert.NoNaN(part.LogSumExp, "logsumexp, query 2 of 5 seeing nothing");
        TensorAssert.Close(
            part.Output, sample.Output(mask), "output, query 2 seeing nothing, query 3 nothing of the first tile");
        TensorAssert.Close(
            part.LogSumExp[.., .., 2],
            full([2, 3], double.NegativeInfinity, ScalarType.Float64),
            "logsumexp of a query that sees nothing");
    }

    [Test, ForTask("10.4")]
    public void One_tile_at_a_time_and_none_leaves_anything_behind()
    {
        using var outer = NewDisposeScope();
        var sample = Sample.Of(19, 3, 60);
        List<Tile> tiles = [];
        List<long> alive = [];
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        TiledAttention.Row(
            sample.Query, sample.Key, sample.Value, sample.Whole, new TileOptions { Size = 4, Overlay = Sample.Watch(
                tiles, alive) });

        Sample.NothingGrows(tiles, alive, 4, 15, "60 keys");
        Assert.That(tiles.Select(tile => tile.Past), Is.All.EqualTo(57), "Past of each tile: 60 keys, 3 queries");
        Assert.That(
            DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before,
            Is.EqualTo(2),
            "tensors alive after the call, more than before: the output and its logsumexp");
    }

    [Test, ForTask("10.4")]
    public void Large_scores_do_not_overflow()
    {
        var sample = Sample.Of(21, type: ScalarType.Float32) with { Query = Seeded.Normal(21, 2, 3, 5, 4) * 100 };
        var part = TiledAttention.Row(
            sample.Query, sample.Key, sample.Value, sample.Whole, new TileOptions { Size = 3 });
        TensorAssert.NoNaN(part.Output, "output of scores in the hundreds");
        TensorAssert.Close(part.Output, sample.Output(), "output of scores in the hundreds");
    }

    [Test, ForTask("10.4")]
    public void Inputs_that_do_not_fit_are_refused()
    {
        var (q, k, v) = Sample.Of(1);
        var tile = new Tile(new Places(0, 5), new Places(0, 11), 6);
        var options = new TileOptions();
        ArgumentAssert.Rejects<ArgumentException>(
            () =>
                TiledAttention.Row(q, k, v, tile, new TileOptions { Size = 0 }), "options.Size", "tiles have no size");
        ArgumentAssert.Rejects(
            () => TiledAttention.Row(q, k[.., ..2], v, tile, options), "key", k[.., ..2], "it has 2 heads and not 3");
        ArgumentAssert.Rejects(
            () => TiledAttention.Row(
                q, k, v[.., .., ..4], tile, options), "value", v[.., .., ..4], "4 values for 11 keys");
    }

    [Test, ForTask("10.7")]
    public void All_strips_are_lesson_01_s_attention_for_tiles_of_any_size()
    {
        var sample = Sample.Of(23);
        foreach (long size in s_sizes)
        {
            Check(sample, null, new TileOptions { Size = size }, $"tiles of {size}");
            Check(sample, sample.Seen, new TileOptions { Size = size, Causal = true }, $"causal, tiles of {size}");
        }
    }

    [Test, ForTask("10.7")]
    public void Masks_of_all_kinds_and_rows_of_nothing()
    {
        var sample = Sample.Of(27);
        var mask = Seeded.Mask(28, 2, 3, 5, 11);
        mask[1, 2, 3] = tensor(false);
        Check(sample, mask, new TileOptions { Size = 2, Overlay = Overlays.Mask(
            mask) }, "a mask of its own for each head");
        Check(
            sample,
            mask.logical_and(sample.Seen),
            new TileOptions { Size = 4, Causal = true, Overlay = Overlays.Mask(mask) },
            "causal, and a mask of its own for each head");
    }

    [Test, ForTask("10.7")]
    public void More_queries_than_keys_and_no_batch()
    {
        Check(Sample.Of(31, 9, 4), null, new TileOptions { Size = 3 }, "9 queries, 4 keys");
        var (q, k, v) = Sample.Of(35);
        Check(new Sample(q[0, 0], k[0, 0], v[0, 0]), null, new TileOptions { Size = 3 }, "no batch and no heads");
    }

    [Test, ForTask("10.7")]
    public void Tiles_of_the_future_are_never_asked_for()
    {
        using var outer = NewDisposeScope();
        var sample = Sample.Of(37, 24, 24);
        List<Tile> tiles = [];
        List<long> alive = [];
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        TiledAttention.Forward(
            sample.Query, sample.Key, sample.Value, new TileOptions { Size = 4, Causal = true, Overlay = Sample.Watch(
                tiles, alive) });

        Sample.NothingGrows(tiles, alive, 4, 21, "24 causal queries", allowed: 20); // results of 6 strips
        Assert.That(
            DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(2),
            "tensors alive after the call, more than before: the output and its logsumexp");
    }

    [Test, ForTask("10.7")]
    public void Half_types_are_computed_in_Float32_and_stay_what_they_are(
        [Values(ScalarType.Float16, ScalarType.BFloat16)] ScalarType type)
    {
        var (q, k, v) = Sample.Of(39, type: type);
        var (output, logSumExp) = TiledAttention.Attend(q, k, v, new TileOptions { Size = 3 });

        var wide = new Sample(q.to(ScalarType.Float32), k.to(ScalarType.Float32), v.to(ScalarType.Float32));
        Assert.That(output.dtype, Is.EqualTo(type), "type of the output");
        TensorAssert.Close(
            output.to(ScalarType.Float32), wide.Output().to(type).to(ScalarType.Float32), $"output in {type}", 1e-2);
        TensorAssert.Close(logSumExp, wide.LogSumExp(), $"logsumexp in Float32, of inputs in {type}");
    }

    [Test, ForTask("10.7")]
    public void Options_that_do_not_fit_are_refused()
    {
        var (q, k, v) = Sample.Of(1, 5, 4);
        ArgumentAssert.Rejects<ArgumentException>(
            () => TiledAttention.Forward(
                q, k, v, new TileOptions { Causal = true }), "options", "5 queries are not the last of 4 keys");
        ArgumentAssert.Rejects<ArgumentException>(
            () => TiledAttention.Attend(q, k, v, new TileOptions { Size = 0 }), "options.Size", "tiles have no size");
    }

    [Test, ForTask("10.8")]
    public void The_incoming_gradient_and_the_inputs_are_left_as_they_were()
    {
        var (q, k, v) = Sample.Of(57);
        var (output, logSumExp) = (new Sample(q, k, v).Output(), new Sample(q, k, v).LogSumExp());
        Tensor[] given = [q, k, v, output, logSumExp, Seeded.Normal(58, ScalarType.Float64, 2, 3, 5, 6)];
        Tensor[] copies = [.. given.Select(tensor => tensor.clone())];
        TiledAttention.Backward(q, k, v, new Partial(output, logSumExp), given[5], new TileOptions { Size = 3 });
        foreach (
            var (tensor, copy, name) in given.Zip(copies, ["query", "key", "value", "output", "logsumexp", "gradient"]))
        {
            TensorAssert.Unchanged(tensor, copy, name);
        }
    }

    [Test, ForTask("10.8")]
    public void Each_query_adds_to_the_gradient_of_each_value_once()
    {
        var (query, key) = (zeros(5, 4, dtype: ScalarType.Float64), Seeded.Normal(40, ScalarType.Float64, 11, 4));
        var value = Seeded.Normal(41, ScalarType.Float64, 11, 5);
        var result = new Partial(
            value.mean([0], keepdim: true).expand(5, 5), full([5], Math.Log(11), ScalarType.Float64));
        foreach (long size in s_sizes)
        {
            var (_, _, seen) = TiledAttention.Backward(
                query, key, value, result, eye(5, dtype: ScalarType.Float64), new TileOptions { Size = size });
            TensorAssert.Close(
                seen,
                full([11, 5], 1 / 11.0, ScalarType.Float64),
                $"what 5 queries add to the gradients of 11 values, all scores being 0, in tiles of {size}",
                [.. Sample.Miscounted(seen, "query", "queries")]);
        }
    }

    [Test, ForTask("10.8")]
    public void Gradients_by_hand_for_one_query_and_two_keys()
    {
        // Scores 0 and 0, so both weights are 1/2; values 2 and 4, so the output is 3; the loss's gradient is 1.
        var (q, k, v) = (ones(1, 1, dtype: ScalarType.Float64), zeros(
            2, 1, dtype: ScalarType.Float64), tensor(new double[,] { { 2 }, { 4 } }));
        k[1] = tensor(1.0);
        k -= 0.5;
        q *= 0;
        var result = new Partial(tensor(new[,] { { 3.0 } }), tensor(new[] { Math.Log(2) }));
        var (dq, dk, dv) = TiledAttention.Backward(
            q, k, v, result, tensor(new[,] { { 1.0 } }), new TileOptions { Size = 1 });

        TensorAssert.Close(
            dq,
            tensor(new[,] { { 0.5 } }),
            "gradient of a query of 0; keys ∓1/2, values 2 and 4: (1/2)(2 - 3)(-1/2) + (1/2)(4 - 3)(1/2)");
        TensorAssert.Close(dk, zeros(2, 1, dtype: ScalarType.Float64), "gradient of the keys; the query is 0");
        TensorAssert.Close(dv, tensor(new[,] { { 0.5 }, { 0.5 } }), "gradient of the values: the weights");
    }

    [Test, ForTask("10.8")]
    public void Gradients_are_autograd_s_for_tiles_of_any_size()
    {
        var sample = Sample.Of(41);
        foreach (long size in s_sizes)
        {
            CheckGradients(sample, null, new TileOptions { Size = size }, $"tiles of {size}");
            CheckGradients(
                sample, sample.Seen, new TileOptions { Size = size, Causal = true }, $"causal, tiles of {size}");
        }
    }

    [Test, ForTask("10.8")]
    public void A_row_that_sees_nothing_gives_no_gradient()
    {
        var sample = Sample.Of(45);
        var mask = Seeded.Mask(46, 5, 11);
        mask[2] = tensor(false);
        CheckGradients(
            sample, mask, new TileOptions { Size = 4, Overlay = Overlays.Mask(mask) }, "query 2 of 5 seeing nothing");
    }

    [Test, ForTask("10.8")]
    public void Biases_of_the_scores_and_large_scores()
    {
        var sample = Sample.Of(49);
        var bias = Seeded.Normal(50, ScalarType.Float64, 3, 5, 11).unsqueeze(0) * 3;
        CheckGradients(
            sample, bias, new TileOptions { Size = 2, Overlay = Overlays.Mask(bias) }, "a bias for each head");
        CheckGradients(
            sample with { Query = sample.Query * 100 }, null, new TileOptions { Size = 2 }, "scores in the hundreds");
    }

    [Test, ForTask("10.8")]
    public void Torch_finds_the_way_back_by_itself()
    {
        var sample = Sample.Of(53);
        CheckGradients(sample, sample.Seen, new TileOptions { Size =
            3, Causal = true }, "directly"); // an exception below ends the process
        Tensor[] leaves = [.. sample.Named.Select(input => input.Item2.detach().clone().requires_grad_())];
        var (output, logSumExp) = TiledAttention.Attend(
            leaves[0], leaves[1], leaves[2], new TileOptions { Size = 3, Causal = true });
        var direction = Seeded.Normal(54, ScalarType.Float64, 2, 3, 5, 6);
        var gradients = autograd.grad([output], leaves, [direction]);

        Assert.That(logSumExp.requires_grad, Is.False, "whether the logsumexp has a gradient");
        foreach (var (
            seen, wanted, name) in gradients.Zip(sample.Gradients(direction, sample.Seen), ["query", "key", "value"]))
        {
            TensorAssert.Close(seen, wanted, $"gradient with respect to {name}, by autograd.grad");
        }
    }

    [Test, ForTask("10.8")]
    public void One_tile_at_a_time_and_none_of_the_future()
    {
        using var outer = NewDisposeScope();
        var sample = Sample.Of(59, 24, 24);
        List<Tile> tiles = [];
        List<long> alive = [];
        var result = new Partial(sample.Output(sample.Seen), sample.LogSumExp(sample.Seen));
        var options = new TileOptions { Size = 4, Causal = true, Overlay = Sample.Watch(tiles, alive) };
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        TiledAttention.Backward(sample.Query, sample.Key, sample.Value, result, ones_like(result.Output), options);

        Sample.NothingGrows(tiles, alive, 4, 21, "24 causal queries, backwards");
        Assert.That(
            DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before,
            Is.LessThanOrEqualTo(4),
            "tensors alive after the call, more than before: three gradients, and the one handed in");
    }

    [Test, ForTask("10.8")]
    public void A_gradient_of_another_shape_is_refused()
    {
        var (q, k, v) = Sample.Of(1);
        var result = new Partial(ones(2, 3, 5, 6), ones(2, 3, 5));
        ArgumentAssert.Rejects(
            () => TiledAttention.Backward(q, k, v, result, ones(2, 3, 5, 7), new TileOptions()),
            "gradient",
            ones(2, 3, 5, 7),
            "the output has 6 features");
    }

    private static void Check(Sample sample, Tensor? mask, TileOptions options, string what)
    {
        var (output, logSumExp) = TiledAttention.Forward(sample.Query, sample.Key, sample.Value, options);
        TensorAssert.NoNaN(output, $"output: {what}");
        TensorAssert.Close(output, sample.Output(mask), $"output: {what}");
        TensorAssert.Close(logSumExp, sample.LogSumExp(mask), $"logsumexp: {what}");
    }

    private static void CheckGradients(Sample sample, Tensor? mask, TileOptions options, string what)
    {
        var direction = Seeded.Normal(99, ScalarType.Float64, 2, 3, 5, 6);
        var result = new Partial(sample.Output(mask), sample.LogSumExp(mask));
        var (q, k, v) = TiledAttention.Backward(sample.Query, sample.Key, sample.Value, result, direction, options);
        var wanted = sample.Gradients(direction, mask);
        TensorAssert.NoNaN(q, $"gradient with respect to query: {what}", "-∞ - (-∞) where a row sees nothing");
        TensorAssert.Close(v, wanted[2], $"gradient with respect to value: {what}");
        TensorAssert.Close(
            q,
            wanted[0],
            $"gradient with respect to query: {what}",
            new Suspect(wanted[0] * 2, "√d is left out: the scores were divided by it"),
            new Suspect(wanted[0] * Math.Sqrt(4 / 6.0), "it is divided by √d_v; the scores were divided by √d_k"));
        TensorAssert.Close(
            k,
            wanted[1],
            $"gradient with respect to key: {what}",
            new Suspect(wanted[1] * 2, "√d is left out: the scores were divided by it"),
            new Suspect(wanted[1] * Math.Sqrt(4 / 6.0), "it is divided by √d_v; the scores were divided by √d_k"));
    }
}
