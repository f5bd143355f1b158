// task:   14.14
// title:  turns the key as well, by the same distance
// expect: Turned by the same angle, both cancel: the distance no longer matters. Only the query is turned by it.
// hears:  qk-not-turned
namespace Katas.Lesson14;

static partial class Circuits
{
    public static Tensor QK(TransformerModel model, HeadId head, long distance = 0)
    {
        Guard.Exists(head, model);
        Guard.Bilinear(model);
        Guard.AtLeast(distance, 0);

        var w = HeadWeights.Of(model, head.Layer);
        var c = model.Config;
        var q = w.Query[head.Head].t();
        var k = w.Key[head.Head / (c.Heads / c.KeyHeads)].t();
        if (c.Positions == PositionKind.Rotary)
        {
            var f = RotaryAngles.Frequencies(c.Rotary.Rotated(c.HeadSize), c.Rotary.Base, c.Rotary.Scaling);
            var a = RotaryAngles.At(tensor(new long[] { distance }), f);
            q = Rotary.Rotate(q, a, c.Rotary.Layout);
            k = Rotary.Rotate(k, a, c.Rotary.Layout);
        }

        return q.matmul(k.t());
    }
}
