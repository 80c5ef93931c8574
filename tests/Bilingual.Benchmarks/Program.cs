using Bilingual.Benchmarks;
using Bilingual.Benchmarks.Review;
using BenchmarkDotNet.Running;

if (args is ["pseudo-articles", ..])
    return PseudoArticles.Run(args.AsSpan(1));

if (args is ["long-document", ..])
    return LongDocuments.Run(args.AsSpan(1));

if (args is ["review-articles", ..])
    return LongArticles.Run(args);

if (args is ["review-times", ..])
    return await ResponseTimes.RunAsync(args);

BenchmarkSwitcher.FromAssembly(typeof(PseudoArticles).Assembly).Run(args);
return 0;
