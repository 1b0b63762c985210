// hubscope-client --json as a process: calls in, answers and events out.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export class Cli {
  static start(args, environment) {
    const binary = process.env.HUBSCOPE_CLIENT;
    if (!binary) throw new Error("HUBSCOPE_CLIENT must name the hubscope-client program");
    const cli = new Cli();
    cli.process = spawn(binary, ["--json", ...args], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, ...environment },
    });
    cli.exited = once(cli.process, "exit");
    cli.lastId = 0;
    cli.listeners = new Set();
    cli.events = [];
    createInterface({ input: cli.process.stdout }).on("line", (line) => {
      const object = JSON.parse(line);
      if (object.event) cli.events.push(object);
      for (const listener of cli.listeners) listener(object);
    });
    return cli;
  }

  // Calls and resolves with the answer, right or wrong.
  call(call, members = {}) {
    const id = ++this.lastId;
    const answer = this.#wait((line) => line.id === id, `answer to ${call}`);
    this.process.stdin.write(JSON.stringify({ id, call, ...members }) + "\n");
    return answer;
  }

  async must(call, members) {
    const answer = await this.call(call, members);
    if (!answer.ok) throw new Error(`${call}: ${answer.error.name}: ${answer.error.message}`);
    return answer;
  }

  // The next event of that name, which may have come already; each is given once.
  async event(name) {
    const at = this.events.findIndex(({ event }) => event === name);
    if (at < 0) await this.#wait((line) => line.event === name, name);
    const found = at < 0 ? this.events.findIndex(({ event }) => event === name) : at;
    return this.events.splice(found, 1)[0];
  }

  async messages(count) {
    const data = [];
    while (data.length < count) data.push((await this.event("groupMessage")).data);
    return data;
  }

  async end() {
    this.process.stdin.end();
    const [code] = await this.exited;
    return code;
  }

  #wait(test, what, milliseconds = 15_000) {
    return new Promise((resolve, reject) => {
      const done = (line) => {
        if (!test(line)) return;
        clearTimeout(timer);
        this.listeners.delete(done);
        resolve(line);
      };
      const timer = setTimeout(() => {
        this.listeners.delete(done);
        reject(new Error(`no ${what} came`));
      }, milliseconds);
      this.listeners.add(done);
    });
  }
}
