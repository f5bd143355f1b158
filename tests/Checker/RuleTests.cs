using FluentAssertions;
using Katas.Checker.Compiling;
using Katas.Checker.Diagnosing.Rules;
using NUnit.Framework;

namespace Katas.Tests.Checker;

public sealed class RuleTests
{
    [TestCase("return scores.masked_fill(mask, -1e9);", "-1e9")]
    [TestCase("return scores.masked_fill(mask, -1e9f);", "-1e9f")]
    [TestCase("return scores.masked_fill(mask, -10000);", "-10000")]
    [TestCase("return scores.masked_fill(mask, float.MinValue);", "float.MinValue")]
    [TestCase("const double Low = -1e30; return scores.masked_fill(mask, Low);", "-1e30")]
    public void A_finite_mask_is_found(string code, string excerpt) =>
        RuleBench.Hits(new FiniteMaskRule(), code).Should().Equal(excerpt);

    [TestCase("return scores.masked_fill(mask, float.NegativeInfinity);")]
    [TestCase("return scores.masked_fill(mask, double.NegativeInfinity);")]
    [TestCase("return scores.sum(-1) - 1e9;")]
    [TestCase("return -scores / 10000;")]
    [TestCase("long last = -1; return scores.select(last, 0);")]
    public void Other_numbers_are_no_finite_mask(string code) =>
        RuleBench.Hits(new FiniteMaskRule(), code).Should().BeEmpty();

    [TestCase("scores.masked_fill_(mask, 0); return scores;", "scores.masked_fill_(mask, 0)")]
    [TestCase("return scores.div_(2).exp();", "scores.div_(2)")]
    public void Work_in_place_on_an_argument_is_found(string code, string excerpt) =>
        RuleBench.Hits(new InPlaceOnArgumentRule(), code).Should().Equal(excerpt);

    [TestCase("return scores.masked_fill(mask, 0);")]
    [TestCase("var own = scores.clone(); own.div_(2); return own;")]
    [TestCase("return scores.clone().div_(2);")]
    [TestCase("return (scores * 2).exp_();")]
    public void Work_in_place_on_a_tensor_of_ones_own_is_allowed(string code) =>
        RuleBench.Hits(new InPlaceOnArgumentRule(), code).Should().BeEmpty();

    [TestCase("return scores.softmax(1);", "scores.softmax(1)")]
    [TestCase("return scores.softmax(-2);", "scores.softmax(-2)")]
    [TestCase("return nn.functional.softmax(scores, dim: 0);", "nn.functional.softmax(scores, dim: 0)")]
    [TestCase("return nn.functional.log_softmax(scores, 0);", "nn.functional.log_softmax(scores, 0)")]
    [TestCase("return nn.Softmax(1).call(scores);", "nn.Softmax(1)")]
    public void A_softmax_over_another_dimension_is_found(string code, string excerpt) =>
        RuleBench.Hits(new SoftmaxDimensionRule(), code).Should().Equal(excerpt);

    [TestCase("return scores.softmax(-1);")]
    [TestCase("return nn.functional.softmax(scores, dim: -1);")]
    [TestCase("return nn.Softmax(-1).call(scores);")]
    [TestCase("return scores.softmax(scores.dim() - 1);")]
    [TestCase("return scores.sum(1);")]
    public void A_softmax_over_the_last_dimension_is_right(string code) =>
        RuleBench.Hits(new SoftmaxDimensionRule(), code).Should().BeEmpty();

    [TestCase("Guard.Layout(scores, \"[batch, length, classes]\"); return nn.functional.log_softmax(scores, 2);")]
    [TestCase("Guard.Layout(scores, \"[batch, length, classes]\"); return scores.flatten(0, 1).softmax(1);")]
    public void A_softmax_counted_from_the_front_is_right_where_the_dimensions_are_fixed(string code) =>
        RuleBench.Hits(new SoftmaxDimensionRule(), code).Should().BeEmpty();

    [TestCase("Guard.Layout(scores, \"[..., query, key]\"); return scores.softmax(1);", "scores.softmax(1)")]
    [TestCase("Guard.Layout(scores, \"[batch, query, key]\"); return scores.softmax(-2);", "scores.softmax(-2)")]
    public void A_softmax_over_another_dimension_is_found_in_open_and_fixed_layouts(string code, string excerpt) =>
        RuleBench.Hits(new SoftmaxDimensionRule(), code).Should().Equal(excerpt);

    [TestCase("return scores.transpose(0, 1);", "scores.transpose(0, 1)")]
    [TestCase("return scores.transpose(dim1: 2, dim0: 1);", "scores.transpose(dim1: 2, dim0: 1)")]
    public void A_transpose_counted_from_the_front_is_found(string code, string excerpt) =>
        RuleBench.Hits(new TransposeFromTheFrontRule(), code).Should().Equal(excerpt);

    [TestCase("return scores.transpose(-2, -1);")]
    [TestCase("return scores.transpose(-1, -2);")]
    [TestCase("return scores.mT;")]
    [TestCase("return scores.transpose(scores.dim() - 2, scores.dim() - 1);")]
    public void A_transpose_counted_from_the_end_is_right(string code) =>
        RuleBench.Hits(new TransposeFromTheFrontRule(), code).Should().BeEmpty();

    [TestCase("Guard.Layout(scores, \"[batch, heads, length, d_head]\"); return scores.transpose(1, 2);")]
    [TestCase("var linear = nn.Linear(3, 5); return linear.weight!.transpose(0, 1);")]
    public void A_transpose_from_the_front_is_right_where_the_dimensions_are_fixed(string code) =>
        RuleBench.Hits(new TransposeFromTheFrontRule(), code).Should().BeEmpty();

    [TestCase("Guard.Layout(scores, \"[..., query, key]\"); return scores.transpose(0, 1);")]
    public void A_transpose_from_the_front_is_found_where_a_layout_is_open(string code) =>
        RuleBench.Hits(new TransposeFromTheFrontRule(), code).Should().Equal("scores.transpose(0, 1)");

    [TestCase("return scores.matmul(mask).softmax(-1);", "scores.matmul(mask).softmax(-1)")]
    public void A_softmax_of_products_without_a_root_is_found(string code, string excerpt) =>
        RuleBench.Hits(new MissingScaleRule(), code).Should().Equal(excerpt);

    [TestCase("return (scores.matmul(mask) / Math.Sqrt(3)).softmax(-1);")]
    [TestCase("return (scores.matmul(mask) * Math.Pow(3, -0.5)).softmax(-1);")]
    [TestCase("return scores.tanh().matmul(mask).softmax(-1);")]
    [TestCase("return scores.matmul(mask);")]
    [TestCase("return scores.softmax(-1);")]
    public void What_is_scaled_or_no_attention_needs_no_root(string code) =>
        RuleBench.Hits(new MissingScaleRule(), code).Should().BeEmpty();

    [TestCase("return scores.softmax(-1);")]
    [TestCase("Guard.Mask(mask, scores); return scores.softmax(-1);")]
    public void A_mask_that_is_only_checked_is_found(string code) =>
        RuleBench.Hits(new UnusedMaskRule(), code).Should().Equal("Tensor mask");

    [TestCase("return scores.masked_fill(mask, 0);")]
    [TestCase("return nn.functional.scaled_dot_product_attention(scores, scores, scores, attn_mask: mask);")]
    public void A_mask_that_is_passed_on_is_used(string code) => RuleBench.Hits(new UnusedMaskRule(), code).Should().BeEmpty();

    [Test]
    public void A_module_that_registers_nothing_is_found() =>
        RuleBench.Examine(new MissingRegisterComponentsRule(), Module("nn.Module<Tensor, Tensor>", ""))
            .Should().Equal("Gain(…) with no RegisterComponents");

    [TestCase("RegisterComponents();")]
    [TestCase("this.RegisterComponents();")]
    [TestCase("register_module(\"layer\", layer);")]
    public void A_module_that_registers_its_parts_is_right(string statement) =>
        RuleBench.Examine(new MissingRegisterComponentsRule(), Module("nn.Module<Tensor, Tensor>", statement))
            .Should().BeEmpty();

    [Test]
    public void A_constructor_of_something_else_needs_no_registering() =>
        RuleBench.Examine(new MissingRegisterComponentsRule(), "class C { [KataTask(\"91.1\")] public C() { } }")
            .Should().BeEmpty();

    [Test]
    public void A_hit_says_where_it_is_and_quotes_no_more_than_a_line()
    {
        var hits = RuleBench.Hits(
            new InPlaceOnArgumentRule(),
            "scores.masked_fill_(\n    mask.logical_not().logical_not().logical_not(),\n    0.25); return scores;");

        hits.Should().ContainSingle().Which.Should().EndWith("…").And.NotContain("\n").And.HaveLength(58);
    }

    [Test]
    public void Every_rule_is_found_by_the_checker_and_has_its_own_id()
    {
        AllRules.Instances.Select(rule => rule.Id).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThanOrEqualTo(7);
        AllRules.Instances.Should().OnlyContain(rule => rule.Title.Length > 0 && !rule.Title.EndsWith('.'));
    }

    [Test]
    public void No_rule_says_anything_about_a_solution()
    {
        foreach (var files in RealBook.Solutions)
        {
            var compiled = RealBook.Compiler.Compile("Solution", files);
            var accusations =
                from member in TaskMember.In(files)
                let code = new TaskCode(member.Syntax, compiled.Compilation.GetSemanticModel(member.Syntax.SyntaxTree))
                from rule in AllRules.Instances
                from hit in rule.Examine(code)
                select $"{member.TaskId} {rule.Id}: {hit.Excerpt}";

            compiled.Errors.Should().BeEmpty();
            accusations.Should().BeEmpty();
        }
    }

    private static string Module(string ancestor, string statement) => $$"""
        class Gain : {{ancestor}}
        {
            private readonly Linear layer;

            [KataTask("91.1")]
            public Gain()
                : base("Gain")
            {
                layer = nn.Linear(2, 3);
                {{statement}}
            }

            public override Tensor forward(Tensor input) => layer.call(input);
        }
        """;
}
