// task:   14.14
// title:  turns the key by the distance
// expect: It is the query that stands further on. Turning the key instead turns the other way round.
// hears:  qk-key-turned
// source: huggingface/transformers #30900: which of the two is turned, and which way
namespace Katas.Lesson14;

static partial class Circuits
{
    public static Tensor QK(TransformerModel model, HeadId head, long distance = 0)
    {
        Guard.Exists(head, model);
        Guard.Bilinear(model);
        Guard.AtLeast(distance, 0);

        var w = HeadWeights.Of(model, head.Layer);
        var config = model.Config;
        var q = w.Query[head.Head].t();
        var k = w.Key[head.Head / (config.Heads / config.KeyHeads)].t();
        if (config.Positions == PositionKind.Rotary)
        {
            var rotary = config.Rotary;
            var frequencies = RotaryAngles.Frequencies(rotary.Rotated(config.HeadSize), rotary.Base, rotary.Scaling);
            k = Rotary.Rotate(k, RotaryAngles.At(tensor(new[] { distance }), frequencies), rotary.Layout);
        }

        return q.matmul(k.t());
    }
}
