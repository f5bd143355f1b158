// task:   09.14
// title:  counts what the blocks have kept, and goes on from there
// expect: A window keeps fewer tokens than there were, so positions run behind. The past has its own count: add the
//         new tokens to it. (And the final norm is not in the last hidden state.)
// hears:  model-count-of-what-is-kept
// faults: 2
// source: ml-explore/mlx-lm PR #1437: the place in the buffer for the place in the text
namespace Katas.Lesson09;

sealed partial class TransformerModel
{
    public override ModelOutput forward(ModelInput input)
    {
        Guard.Input(input, Config);

        var tap = new Tap(input.Tap);
        long before = input.Past?.Layers[0].Length ?? 0;
        long count = (input.Ids ?? input.Vectors!).size(1);
        var places = input.Positions ?? arange(before, before + count);
        var x = tap.At("embedding", Embed(input, places));
        var angles = Turns(places);
        var states = new List<Tensor> { x };
        var layers = new List<KeyValues>();
        for (int i = 0; i < blocks.Count; i++)
        {
            (x, var own) = blocks[i].call(
                x, new BlockContext(angles, input.Mask, input.Past?.Layers[i], tap.Within($"blocks.{i}")));
            states.Add(x);
            layers.Add(own);
        }

        var final = tap.At("norm", norm is null ? x : norm.call(x));
        return new ModelOutput(Score(final), states, new Past(layers));
    }
}
