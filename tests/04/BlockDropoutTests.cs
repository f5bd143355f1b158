using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson04.Tests;

public class BlockDropoutTests
{
    [Test, ForTask("04.9")]
    public void Both_the_attention_s_weights_and_what_it_adds_are_dropped()
    {
        // What the attention adds is 1 for each feature. Dropping half of the weights makes it 0 or 2, dropping half of
        // the features 0 or 2 times that: a 4 comes up only if both are dropped from.
        manual_seed(7);
        var block = new EncoderBlock(4, 2, 3, dropout: 0.5, NormPlacement.Pre);
        Blocks.Fill(block, ("weight", 0), ("bias", 0), ("norm1.bias", 1));
        using (no_grad())
        {
            var state = block.state_dict();
            state["self_attn.in_proj_weight"][8..].copy_(eye(4));
            state["self_attn.out_proj.weight"].copy_(eye(4));
        }

        var output = block.call(zeros(300, 1, 4), null).output;
        float[] values = [.. output.data<float>().Distinct().Order()];

        Assert.That(
            values,
            Is.EqualTo(new float[] { 0, 4 }),
            "values of 1200 features that are 1 without dropout, after dropout of 0.5 on attention weights and on what "
            + "the attention adds; 0 and 2 mean that one of the two is missing");
    }
}
