// task:   10.10
// title:  keys ahead of the query cost nothing
// expect: Without a causal mask there are keys ahead as well, and they cost their distance too: the absolute value, not
//         a clamp at 0.
// hears:  AlibiTests.A_key_that_is_further_away_gets_less
namespace Katas.Lesson10;

static partial class Alibi
{
    public static Tensor Bias(Tensor slopes, Tile tile)
    {
        Guard.Layout(slopes, "[heads]");

        using var scope = NewDisposeScope();

        var query = arange(tile.Rows.Start, tile.Rows.End).unsqueeze(-1) + tile.Past;
        var key = arange(tile.Keys.Start, tile.Keys.End).unsqueeze(0);
        var steps = (query - key).clamp(min: 0).to(slopes.dtype);
        return (-slopes.reshape(-1, 1, 1) * steps).MoveToOuterDisposeScope();
    }
}
