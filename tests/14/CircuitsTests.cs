using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class CircuitsTests
{
    [TestCase("attention alone"), TestCase("GPT-2"), TestCase("Llama"), TestCase("GPT-J")]
    [ForTask("14.13")]
    public void A_token_that_sees_itself_alone_gets_its_own_vector_through_OV(string kind)
    {
        var model = Models.Of(Models.Kinds[kind] with { AttentionBias = false });
        var recording = Models.Run(model, Models.Text(1, 5, 1)); // texts of one token
        foreach (int layer in Enumerable.Range(0, Models.Layers))
        {
            var read = Read(recording, layer); // [batch, 1, width]
            for (int head = 0; head < Models.Heads; head++)
            {
                var gathered = recording.At(layer, "z")[.., head]; // [batch, 1, head size]
                var columns = Models.Weight(model, $"blocks.{layer}.attention.output.weight")
                    .narrow(1, head * Models.HeadSize, Models.HeadSize); // [width, head size]
                var ov = Circuits.OV(model, new HeadId(layer, head));

                Assert.That(ov.shape, Is.EqualTo(new[] { Models.Width, Models.Width }));
                TensorAssert.Close(
                    read.matmul(ov),
                    gathered.matmul(columns.t()),
                    $"{kind}, L{layer}H{head}: x · OV for a token x that sees itself alone",
                    new Suspect(read.matmul(ov.t()), "OV is transposed: from what is read to what is written"));
            }
        }
    }

    [Test, ForTask("14.13")]
    public void OV_has_no_more_ranks_than_a_head_has_features()
    {
        var ov = Circuits.OV(Models.Of("Llama"), new HeadId(1, 2));
        Assert.That(linalg.matrix_rank(ov).item<long>(), Is.EqualTo(Models.HeadSize));
    }

    [TestCase("attention alone"), TestCase("GPT-2")]
    [ForTask("14.14")]
    public void Scores_are_products_through_QK(string kind) => SameScores(kind);

    [Test, ForTask("14.14")]
    public void With_shared_keys_and_rotary_positions_there_is_a_QK_for_each_distance() => SameScores("Llama");

    [Test, ForTask("14.14")]
    public void With_pairs_and_a_share_that_turns_as_well() => SameScores("GPT-J");

    [Test, ForTask("14.14")]
    public void Without_rotary_positions_the_distance_does_not_matter()
    {
        var (model, head) = (Models.Of("GPT-2"), new HeadId(1, 2));
        TensorAssert.Close(Circuits.QK(model, head, 5), Circuits.QK(model, head), "QK at distance 5, learned positions", 0);
    }

    [Test, ForTask("14.13")]
    public void Heads_that_are_not_there_are_refused()
    {
        var model = Models.Of("Llama");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Circuits.OV(model, new HeadId(3, 0)), "head.Layer", "there are 3");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Circuits.OV(model, new HeadId(0, 4)), "head.Head", "there are 4");
    }

    [Test, ForTask("14.14")]
    public void What_is_no_matrix_is_refused()
    {
        var model = Models.Of("Llama");
        var normed = Models.Of(Models.Kinds["Llama"] with { QkNorm = true });
        ArgumentAssert.Rejects<ArgumentException>(
            () => Circuits.QK(normed, new HeadId(0, 0)), "model", "queries and keys are normalised");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => Circuits.QK(model, new HeadId(0, 4)), "head.Head", "there are 4");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Circuits.QK(model, new HeadId(0, 0), -1), "distance", "keys do not come later");
    }

    private static void SameScores(string kind)
    {
        var model = Models.Of(Models.Kinds[kind] with { AttentionBias = false });
        var recording = Models.Run(model, Models.Text(2, 1, 7));
        var read = Read(recording, 1)[0]; // [position, width]
        long sharing = Models.Heads / model.Config.KeyHeads;
        for (int head = 0; head < Models.Heads; head++)
        {
            var q = recording.At(1, "q")[0, head]; // [position, head size], rotated if it is
            var k = recording.At(1, "k")[0, head / sharing];
            foreach (var (query, key) in new[] { (6, 6), (6, 5), (6, 1), (3, 0) })
            {
                var qk = Circuits.QK(model, new HeadId(1, head), query - key);
                Tensor Product(Tensor matrix) => read[query].matmul(matrix).matmul(read[key]).reshape(1);

                TensorAssert.Close(
                    Product(qk),
                    (q[query] * k[key]).sum().reshape(1),
                    $"{kind}, L1H{head}: the score of query {query} and key {key}, not yet divided by the root",
                    new Suspect(Product(qk.t()), "QK is transposed: the query's features by the key's"),
                    new Suspect(Product(qk / Math.Sqrt(Models.HeadSize)), "the root belongs to the scores, not to QK"),
                    new Suspect(
                        Product(Circuits.QK(model, new HeadId(1, head))), "the query is not turned by the distance"));
            }
        }
    }

    /// <summary>What attention reads of the stream, <c>[batch, position, width]</c>.</summary>
    private static Tensor Read(Recording recording, int layer) => Models.Call(
        recording.Model, $"blocks.{layer}.norm1", recording.At(layer, "in"));
}
