using Bilingual.Cli;

using var interruption = new Interruption(grace: TimeSpan.FromSeconds(30));
return await BilingualCli.RunAsync(args, StandardStreams.OfProcess(), interruption.Token);
