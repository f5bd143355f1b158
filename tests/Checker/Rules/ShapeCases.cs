namespace Katas.Tests.Checker.Rules;

/// <summary>Dimensions: their order, their number, and what becomes of them.</summary>
internal sealed class ShapeCases : IRuleCases
{
    private const string Tokens = "Guard.Layout(scores, \"[batch, length, d_model]\"); ";
    private const string Heads = "Guard.Layout(scores, \"[batch, heads, length, d_head]\"); ";
    private const string Open = "Guard.Layout(scores, \"[..., query, key]\"); ";

    public IEnumerable<RuleCase> All =>
    [
        new("view-after-transpose", "return scores.transpose(1, 2).view(2, -1);", "scores.transpose(1, 2).view(2, -1)"),
        new("view-after-transpose", "var turned = scores.permute(1, 0, 2); return turned.view(-1);", "turned.view(-1)"),
        new("view-after-transpose", "return scores.mT.narrow(0, 0, 1).view(-1);", "scores.mT.narrow(0, 0, 1).view(-1)"),
        new("view-after-transpose", "return scores.transpose(1, 2).contiguous().view(2, -1);"),
        new("view-after-transpose", "return scores.transpose(1, 2).reshape(2, -1);"),
        new("view-after-transpose", "return scores.view(2, -1).transpose(0, 1);"),
        new("view-after-transpose", "return (scores.transpose(1, 2) * 2).view(2, -1);"),

        new("reshape-is-no-transpose", Tokens + "return scores.reshape(scores.size(0), 4, scores.size(1), -1);", "scores.reshape(scores.size(0), 4, scores.size(1), -1)"),
        new("reshape-is-no-transpose", Tokens + "var (b, l) = (scores.shape[0], scores.shape[1]); return scores.view(b, 4, l, -1);", "scores.view(b, 4, l, -1)"),
        new("reshape-is-no-transpose", Heads + "return scores.reshape(scores.size(0), scores.size(2), -1);", "scores.reshape(scores.size(0), scores.size(2), -1)"),
        new("reshape-is-no-transpose", Heads + "return scores.reshape(scores.size(0), scores.size(2), scores.size(1) * scores.size(3));", "scores.reshape(scores.size(0), scores.size(2), scores.size(…"),
        new("reshape-is-no-transpose", Tokens + "return scores.reshape(scores.size(1), scores.size(0), scores.size(2));", "scores.reshape(scores.size(1), scores.size(0), scores.size(2…"),
        new("reshape-is-no-transpose", Open + "return scores.reshape([.. scores.shape[..^2], scores.size(-1), scores.size(-2)]);", "scores.reshape([.. scores.shape[..^2], scores.size(-1), sco…"),
        new("reshape-is-no-transpose", Tokens + "return scores.reshape(scores.size(0), scores.size(1), 4, -1).transpose(1, 2);"),
        new("reshape-is-no-transpose", Heads + "return scores.transpose(1, 2).reshape(scores.size(0), scores.size(2), -1);"),
        new("reshape-is-no-transpose", Tokens + "return scores.reshape(-1, scores.size(2));"),
        new("reshape-is-no-transpose", "Guard.Layout(scores, \"[vocabulary, feature]\"); return scores.index_select(0, mask.flatten()).reshape([.. mask.shape, scores.size(1)]);"),
        new("reshape-is-no-transpose", Heads + "var turned = scores.transpose(1, 2); return turned.reshape(turned.size(0), turned.size(2), -1);"),
        new("reshape-is-no-transpose", Heads + "var turned = scores.transpose(1, 2).contiguous(); return turned.reshape(turned.size(0), turned.size(2), -1);"),
        new("sizes-in-another-order", Heads + "var turned = scores.transpose(1, 2); return turned.reshape(turned.size(0), turned.size(2), -1);", "turned.reshape(turned.size(0), turned.size(2), -1)"),
        new("sizes-in-another-order", Heads + "scores = scores.transpose(1, 2).contiguous(); return scores.reshape(scores.size(0), scores.size(2), scores.size(1) * scores.size(3));", "scores.reshape(scores.size(0), scores.size(2), scores.size(…"),
        new("sizes-in-another-order", Heads + "var turned = scores.transpose(1, 2); return turned.reshape(turned.size(0), turned.size(1), -1);"),
        new("sizes-in-another-order", Heads + "return scores.transpose(1, 2).reshape(scores.size(0), scores.size(2), -1);"),
        new("sizes-in-another-order", Heads + "return scores.reshape(scores.size(0), scores.size(2), -1);"),
        new("reshape-is-no-transpose", "return scores.reshape(scores.size(1), scores.size(0));"),

        new("transpose-from-the-front", "return scores.transpose(0, 1);", "scores.transpose(0, 1)"),
        new("transpose-from-the-front", "return scores.transpose(dim1: 2, dim0: 1);", "scores.transpose(dim1: 2, dim0: 1)"),
        new("transpose-from-the-front", Open + "return scores.transpose(0, 1);", "scores.transpose(0, 1)"),
        new("transpose-from-the-front", "return scores.transpose(-2, -1);"),
        new("transpose-from-the-front", "return scores.mT;"),
        new("transpose-from-the-front", "return scores.transpose(scores.dim() - 2, scores.dim() - 1);"),
        new("transpose-from-the-front", Heads + "return scores.transpose(1, 2);"),
        new("transpose-from-the-front", "Func<Tensor, Tensor> turn = weight => weight.transpose(0, 1); return turn(scores);"),
        new("transpose-from-the-front", "var linear = nn.Linear(3, 5); return linear.weight!.transpose(0, 1);"),

        new("batch-moved", Tokens + "return scores.transpose(0, 1);", "scores.transpose(0, 1)"),
        new("batch-moved", Tokens + "return scores.exp().transpose(1, -3);", "scores.exp().transpose(1, -3)"),
        new("batch-moved", Tokens + "return scores.transpose(1, 2);"),
        new("batch-moved", Tokens + "return scores.transpose(0, 1);") { Solution = Tokens + "return scores.transpose(0, 1);" },
        new("batch-moved", "Guard.Layout(scores, \"[length, d_model]\"); return scores.transpose(0, 1);"),

        new("foreign-length", Cross + "long length = query.size(1); return key.view(key.size(0), length, 4, -1);", "key.view(key.size(0), length, 4, -1)") { Parameters = QueryAndKey },
        new("foreign-length", Cross + "return key.reshape(query.shape[0], query.shape[1], 4, -1);", "key.reshape(query.shape[0], query.shape[1], 4, -1)") { Parameters = QueryAndKey },
        new("foreign-length", Cross + "var k = SomewhereElse(key); return k.view(query.size(0), query.size(1), -1); static Tensor SomewhereElse(Tensor all) => special.erf(all);", "k.view(query.size(0), query.size(1), -1)") { Parameters = QueryAndKey },
        new("foreign-length", Cross + "return key.view(query.size(0), key.size(1), 4, -1);") { Parameters = QueryAndKey },
        new("foreign-length", Cross + "return query.view(query.size(0), query.size(1), 4, -1);") { Parameters = QueryAndKey },

        new("squeeze-everything", "return scores.squeeze();", "scores.squeeze()"),
        new("squeeze-everything", "return scores.squeeze(-1);"),
        new("squeeze-everything", "return scores.squeeze();") { Solution = "return scores.squeeze();" },

        new("reversed-dimensions", Tokens + "return scores.T;", "scores.T"),
        new("reversed-dimensions", Open + "return scores.t();", "scores.t()"),
        new("reversed-dimensions", "Guard.Layout(scores, \"[length, d_model]\"); return scores.T;"),
        new("reversed-dimensions", Tokens + "return scores.mT;"),
        new("reversed-dimensions", "return scores.T;"),

        new("missing-keepdim", "return scores - scores.mean([-1]);", "scores - scores.mean([-1])"),
        new("missing-keepdim", "var e = scores.exp(); return e / e.sum(-1);", "e / e.sum(-1)"),
        new("missing-keepdim", "return scores.div(scores.square().sum(-1).sqrt());", "scores.div(scores.square().sum(-1).sqrt())"),
        new("missing-keepdim", "var (largest, _) = scores.max(-1); return scores - largest;", "scores - largest"),
        new("missing-keepdim", "return scores - scores.mean([-1], keepdim: true);"),
        new("missing-keepdim", "return scores - scores.mean([-1]).unsqueeze(-1);"),
        new("missing-keepdim", "return scores - scores.mean([0]);"),
        new("missing-keepdim", "return scores.sum(-1) / mask.sum(-1);"),
        new("missing-keepdim", "return scores - scores.mean();"),
        new("missing-keepdim", "var places = arange(scores.size(-1)); return (scores * places).sum(-1) - places;"),
        new("missing-keepdim", "Guard.Layout(scores, \"[features]\"); return scores - scores.mean([-1]);"),

        new("times-is-no-matrix-product", "return scores * mask.transpose(-2, -1);", "scores * mask.transpose(-2, -1)") { Solution = "return scores.matmul(mask);" },
        new("times-is-no-matrix-product", "return scores.mul(mask);", "scores.mul(mask)") { Solution = "return scores.matmul(mask);" },
        new("times-is-no-matrix-product", "return scores * mask;"),
        new("times-is-no-matrix-product", "var all = scores; for (int i = 0; i < 3; i++) { all = all + scores.narrow(-1, i, 1) * mask.narrow(-2, i, 1); } return all;")
        {
            Solution = "return scores.matmul(mask);",
        },
        new("times-is-no-matrix-product", "return scores * 2;") { Solution = "return scores.matmul(mask);" },
        new("times-is-no-matrix-product", "return (scores.unsqueeze(-2) * mask).sum(-1);") { Solution = "return scores.matmul(mask);" },
        new("times-is-no-matrix-product", "return scores.matmul(mask) * mask;") { Solution = "return scores.matmul(mask);" },

        new("max-of-dimension", "return scores.max(0).values;", "scores.max(0)") { Solution = "return scores * (scores > 0);" },
        new("max-of-dimension", "return scores.max(0).values;") { Solution = "return scores.amax([-1]);" },
        new("max-of-dimension", "return scores.max(1).values;") { Solution = "return scores * (scores > 0);" },

        new("sum-of-type", "return scores.sum(0);", "scores.sum(0)"),
        new("sum-of-type", "return scores.sum([0]);"),
        new("sum-of-type", "return scores.sum(1);"),
        new("sum-of-type", "return scores.sum(ScalarType.Float64);"),

        new("dimension-from-the-front", Open + "return scores.sum(1);", "scores.sum(1)"),
        new("dimension-from-the-front", Open + "return scores.narrow(0, 0, scores.size(1));", "scores.narrow(0, 0, scores.size(1))", "scores.size(1)"),
        new("dimension-from-the-front", Open + "return scores.sum(-1);"),
        new("dimension-from-the-front", Tokens + "return scores.sum(1);"),
        new("dimension-from-the-front", Open + "return scores.dim() == 2 ? scores.sum(1) : scores;"),
        new("dimension-from-the-front", "return scores.sum(1);"),

        new("einsum-without-ellipsis", Open + "return einsum(\"bqk,bqk->bq\", scores, mask);", "einsum(\"bqk,bqk->bq\", scores, mask)"),
        new("einsum-without-ellipsis", Open + "return einsum(\"...qk,...qk->...q\", scores, mask);"),
        new("einsum-without-ellipsis", Tokens + "return einsum(\"bld,bld->bl\", scores, mask);"),
    ];

    private const string QueryAndKey = "Tensor query, Tensor key";

    private const string Cross = "Guard.Layout(query, \"[batch, query, d_model]\"); Guard.Layout(key, \"[batch, key, d_model]\"); ";
}
