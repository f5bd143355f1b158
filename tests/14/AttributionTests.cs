using Katas.Testkit;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Lesson14.Tests;

public class AttributionTests
{
    private static IEnumerable<string> Kinds => Models.Kinds.Keys;

    [TestCaseSource(nameof(Kinds)), ForTask("14.6")]
    public void The_shares_add_up_to_the_difference_of_the_logits(string kind)
    {
        var recording = Models.Run(kind);
        var difference = recording.Logits[.., .., 3] - recording.Logits[.., .., 7]; // [batch, position]
        double constant = Readout.Constant(recording.Model, 3, 7);
        var parts = HeadOutputs.All(recording);
        var each = Readout.Logits(recording.Model, Readout.Normalize(recording.Model, parts.Values)); // [part, …, vocabulary]
        each = each[.., .., .., 3] - each[.., .., .., 7]; // [part, batch, position]

        TensorAssert.Close(
            Attribution.Of(recording, parts, 3, 7).sum([0]) + constant,
            difference,
            $"{kind}: all shares, and what the biases add",
            new Suspect((2 * constant) - difference, "right and wrong are exchanged"),
            new Suspect(
                ((difference - constant) / Direction(recording.Model).norm()) + constant,
                "the direction was made a vector of length 1: then the shares are not those of the logits"),
            new Suspect(
                each.sum([0]) + constant,
                "each part is read as if it were the stream: normalised by itself, and with all biases"));
    }

    [TestCaseSource(nameof(Kinds)), ForTask("14.6")]
    public void A_part_s_share_is_what_its_absence_would_cost_the_scale_being_frozen(string kind)
    {
        var recording = Models.Run(kind);
        var parts = ResidualStream.Parts(recording);
        var head = Models.Weight(
            recording.Model, recording.Model.Config.Tied ? "tokens.weight" : "head.weight"); // [vocabulary, width]
        var direction = head[5] - head[11]; // [width]
        var seen = FrozenNorm.Apply(recording, parts.Values); // [part, batch, position, width]

        TensorAssert.Close(
            Attribution.Of(recording, parts, 5, 11),
            seen.matmul(direction),
            $"{kind}: shares of the parts, [part, batch, position]",
            new Suspect(seen.matmul(head[5]), "the other token's logit is not taken away"),
            new Suspect(-seen.matmul(direction), "right and wrong are exchanged"),
            new Suspect(parts.Values.matmul(direction), "the parts have not gone through the frozen norm"));
    }

    [Test, ForTask("14.6")]
    public void Against_itself_a_token_has_no_share()
    {
        var recording = Models.Run("GPT-2");

        var shares = Attribution.Of(recording, ResidualStream.Parts(recording), 4, 4);

        TensorAssert.Close(shares, zeros(7, 2, 7, float64), "shares of token 4 against token 4", 1e-12);
    }

    [Test, ForTask("14.6")]
    public void Tokens_that_are_not_there_are_refused()
    {
        var recording = Models.Run("GPT-2");
        var parts = ResidualStream.Parts(recording);
        ArgumentAssert.Rejects<ArgumentException>(
            () => Attribution.Of(recording, parts, 31, 0), "right", "there are 31 tokens");
        ArgumentAssert.Rejects<ArgumentException>(
            () => Attribution.Of(recording, parts, 0, -1), "wrong", "there are 31 tokens");
    }

    /// <summary>From the unembedding of token 7 to that of token 3.</summary>
    private static Tensor Direction(Katas.Lesson09.TransformerModel model)
    {
        var head = Models.Weight(model, model.Config.Tied ? "tokens.weight" : "head.weight"); // [vocabulary, width]
        return head[3] - head[7];
    }
}
