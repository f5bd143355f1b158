// task:   09.14
// title:  positions go on behind the past for ids, and begin at 0 for vectors
// expect: With vectors in place of ids the positions begin anew: they go on behind the past in either case.
// hears:  TransformerModelTests.Vectors_go_on_behind_a_past_as_ids_do
// source: huggingface/transformers PR #15751 and #37403: positions from vectors that know nothing of the past
namespace Katas.Lesson09;

sealed partial class TransformerModel
{
    public override ModelOutput forward(ModelInput input)
    {
        Guard.Input(input, Config);

        using var scope = NewDisposeScope();

        var tap = new Tap(input.Tap);
        long seen = input.Past is null ? 0 : input.Past.Count;
        var places = input.Positions;
        if (places is null)
        {
            places = input.Ids is { } ids
                ? arange(seen, seen + ids.size(1))
                : arange(input.Vectors!.size(1));
        }

        var x = tap.At("embedding", Embed(input, places));
        var angles = Turns(places);
        var states = new List<Tensor> { x };
        var layers = new List<KeyValues>();
        foreach (var (block, i) in blocks.Select((block, i) => (block, i)))
        {
            var (y, own) = block.call(
                x, new BlockContext(angles, input.Mask, input.Past?.Layers[i], tap.Within($"blocks.{i}")));
            x = y;
            states.Add(x);
            layers.Add(own);
        }

        states[^1] = tap.At("norm", norm is null ? x : norm.call(x));
        var logits = Score(states[^1]);
        return new ModelOutput(
            logits?.MoveToOuterDisposeScope(),
            [.. states.Select(state => state.MoveToOuterDisposeScope())],
            new Past(layers, seen + x.size(1)).MoveToOuterDisposeScope());
    }
}
